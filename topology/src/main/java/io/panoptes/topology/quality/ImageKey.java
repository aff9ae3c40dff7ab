package io.panoptes.topology.quality;

import org.apache.kafka.common.serialization.Serde;

/** One image. Its bytes begin those of the {@link ResultKey}s of the image. */
record ImageKey(String sourceId, String imageId) {

  static final Serde<ImageKey> SERDE =
      BinarySerde.of(
          (key, out) -> {
            StoredText.write(key.sourceId, out);
            StoredText.write(key.imageId, out);
          },
          in -> new ImageKey(StoredText.read(in), StoredText.read(in)));
}
