package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

/**
 * The place of a record in the log it was read from, which no other record has.
 *
 * @param timestamp of the record, in milliseconds since 1970; -1 where it has none
 */
public record Origin(String topic, int partition, long offset, long timestamp) {

  public Origin {
    requireNonNull(topic, "topic is null");
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "-" + offset;
  }
}
