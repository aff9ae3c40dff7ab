package io.panoptes.cli.tail;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How a record becomes a line. */
public interface TailFormat {

  /** Of a record that could be read. */
  String line(ConsumerRecord<byte[], byte[]> record, SpecificRecord value);

  /** Of a record that could not. */
  String unreadable(ConsumerRecord<byte[], byte[]> record, String reason);
}
