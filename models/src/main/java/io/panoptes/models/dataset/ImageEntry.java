package io.panoptes.models.dataset;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What a data set tells of an image without decoding it.
 *
 * @param name unique in its data set: the file name below the folder of the images, or what else
 *     tells the image
 * @param width pixels a row, as the data set or the file's header tells it
 * @param height rows, likewise
 * @param attributes by name, such as {@code modality}; empty where the format has none
 */
public record ImageEntry(String name, int width, int height, Map<String, String> attributes) {

  public ImageEntry {
    requireNonNull(name, "name is null");
    attributes = Map.copyOf(attributes);
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "image %s has %d x %d pixels: each side must be at least 1"
              .formatted(name, width, height));
    }
  }

  /** An entry without attributes. */
  public ImageEntry(String name, int width, int height) {
    this(name, width, height, Map.of());
  }
}
