package io.panoptes.topology.quality;

import org.apache.kafka.common.serialization.Serde;

/** What counts once: one image as one pack sees it. */
record ResultKey(ImageKey image, Answerer by) {

  static final Serde<ResultKey> SERDE =
      BinarySerde.of(
          (key, out) -> {
            out.write(ImageKey.SERDE.serializer().serialize(null, key.image));
            key.by.write(out);
          },
          in ->
              new ResultKey(
                  new ImageKey(StoredText.read(in), StoredText.read(in)), Answerer.read(in)));

  ClockKey clock() {
    return new ClockKey(image.sourceId(), by);
  }
}
