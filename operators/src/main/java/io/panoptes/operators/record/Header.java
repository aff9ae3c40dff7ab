package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

/**
 * A header of a record, passed through unread.
 *
 * @param value null where the record had a header without a value
 */
public record Header(String key, byte[] value) {

  public Header {
    requireNonNull(key, "key is null");
  }
}
