package io.panoptes.topology.pipeline;

import io.panoptes.operators.record.Header;
import io.panoptes.operators.record.Origin;
import io.panoptes.operators.record.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Keeps all of a Kafka record and understands none of it, so that nothing here can fail. */
final class SourceRecordDeserializer implements KafkaRecordDeserializationSchema<SourceRecord> {

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<SourceRecord> out) {
    List<Header> headers = new ArrayList<>();
    record.headers().forEach(header -> headers.add(new Header(header.key(), header.value())));
    Origin origin =
        new Origin(record.topic(), record.partition(), record.offset(), record.timestamp());
    out.collect(new SourceRecord(origin, headers, record.key(), record.value()));
  }

  @Override
  public TypeInformation<SourceRecord> getProducedType() {
    return TypeInformation.of(SourceRecord.class);
  }
}
