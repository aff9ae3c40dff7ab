package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A record as it was read, before anyone looked into it. Its arrays are not copied: nobody changes
 * them.
 *
 * @param key null where the record had none
 * @param value null where the record had none
 */
public record SourceRecord(Origin origin, List<Header> headers, byte[] key, byte[] value) {

  public SourceRecord {
    requireNonNull(origin, "origin is null");
    headers = List.copyOf(headers);
  }

  /** The name of the event it holds, the same for all its replays. */
  public String event() {
    return ReplayMark.event(origin, headers);
  }
}
