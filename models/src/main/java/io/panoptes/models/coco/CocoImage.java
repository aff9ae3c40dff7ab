package io.panoptes.models.coco;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;

/**
 * An image entry of a COCO file.
 *
 * @param imageId the id; COCO's numbers are written in decimal
 * @param fileName of the image, as the entry tells it
 * @param width pixels a row, as the entry tells it
 * @param height rows, likewise
 * @param file where the image is
 * @param attributes the entry's other text, number and boolean fields, such as {@code modality}
 */
public record CocoImage(
    String imageId,
    String fileName,
    int width,
    int height,
    Path file,
    Map<String, String> attributes) {

  public CocoImage {
    requireNonNull(imageId, "imageId is null");
    requireNonNull(fileName, "fileName is null");
    requireNonNull(file, "file is null");
    attributes = Map.copyOf(attributes);
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "image %s has %d x %d pixels: each side must be at least 1"
              .formatted(imageId, width, height));
    }
  }
}
