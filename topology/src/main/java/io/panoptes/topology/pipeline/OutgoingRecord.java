package io.panoptes.topology.pipeline;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.Header;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record on its way to Kafka.
 *
 * @param key null where the record has none
 * @param timestamp milliseconds since 1970
 */
record OutgoingRecord<A extends SpecificRecord>(
    byte[] key, A value, List<Header> headers, long timestamp) {

  OutgoingRecord {
    requireNonNull(value, "value is null");
    headers = List.copyOf(headers);
  }
}
