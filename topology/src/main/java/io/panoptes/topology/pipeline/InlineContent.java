package io.panoptes.topology.pipeline;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * Where a field's bytes stand in the record they were read from. Avro writes bytes as they are, so
 * they are there; and any place where the same bytes stand will do.
 */
final class InlineContent {

  private InlineContent() {}

  /** The first place in the value where the content stands. */
  static OptionalInt find(byte[] value, ByteBuffer content) {
    ByteBuffer whole = ByteBuffer.wrap(value);
    int length = content.remaining();
    for (int start = 0; start <= value.length - length; start++) {
      // Most places fail at the first byte, before anything else is looked at.
      if (length == 0 || value[start] == content.get(content.position())) {
        if (whole.slice(start, length).equals(content)) {
          return OptionalInt.of(start);
        }
      }
    }
    return OptionalInt.empty();
  }
}
