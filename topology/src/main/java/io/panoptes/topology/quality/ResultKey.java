package io.panoptes.topology.quality;

import org.apache.kafka.common.serialization.Serde;

/** What counts once: one image as one pack sees it. */
record ResultKey(ImageKey image, String packDigest) {

  static final Serde<ResultKey> SERDE =
      BinarySerde.of(
          (key, out) -> {
            out.write(ImageKey.SERDE.serializer().serialize(null, key.image));
            StoredText.write(key.packDigest, out);
          },
          in ->
              new ResultKey(
                  new ImageKey(StoredText.read(in), StoredText.read(in)), StoredText.read(in)));
}
