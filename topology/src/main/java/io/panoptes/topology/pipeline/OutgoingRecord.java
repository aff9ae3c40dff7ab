package io.panoptes.topology.pipeline;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.Header;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record on its way to Kafka.
 *
 * @param key null where the record has none
 * @param timestamp milliseconds since 1970; below 0 where the record has none
 */
record OutgoingRecord<A extends SpecificRecord>(
    byte[] key, A value, List<Header> headers, long timestamp) {

  OutgoingRecord {
    requireNonNull(value, "value is null");
    headers = List.copyOf(headers);
  }

  /** As Kafka wants it; where the record has no time, Kafka gives it the present one. */
  ProducerRecord<byte[], byte[]> encoded(String topic, byte[] bytes) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, null, timestamp < 0 ? null : timestamp, key, bytes);
    for (Header header : headers) {
      record.headers().add(header.key(), header.value());
    }
    return record;
  }
}
