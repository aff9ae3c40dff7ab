package io.panoptes.topology.quality;

import org.apache.kafka.common.serialization.Serde;

/**
 * One window of a series.
 *
 * @param startMs first millisecond of the window
 */
record WindowKey(Series series, long startMs) {

  static final Serde<WindowKey> SERDE =
      BinarySerde.of(
          (key, out) -> {
            out.write(Series.SERDE.serializer().serialize(null, key.series));
            out.writeLong(key.startMs);
          },
          in -> new WindowKey(Series.read(in), in.readLong()));
}
