package io.panoptes.topology.quality;

import org.apache.kafka.common.serialization.Serde;

/** A source as one pack sees it: a pack that replays old images has its own time. */
record ClockKey(String sourceId, Answerer by) {

  static final Serde<ClockKey> SERDE =
      BinarySerde.of(
          (key, out) -> {
            StoredText.write(key.sourceId, out);
            key.by.write(out);
          },
          in -> new ClockKey(StoredText.read(in), Answerer.read(in)));
}
