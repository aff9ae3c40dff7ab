package io.panoptes.topology.quality;

import org.apache.kafka.common.serialization.Serde;

/**
 * One window of a source and pack.
 *
 * @param startMs first millisecond of the window
 */
record WindowKey(ClockKey clock, long startMs) {

  static final Serde<WindowKey> SERDE =
      BinarySerde.of(
          (key, out) -> {
            out.write(ClockKey.SERDE.serializer().serialize(null, key.clock));
            out.writeLong(key.startMs);
          },
          in ->
              new WindowKey(new ClockKey(StoredText.read(in), StoredText.read(in)), in.readLong()));
}
