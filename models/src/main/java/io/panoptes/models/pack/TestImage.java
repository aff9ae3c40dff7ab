package io.panoptes.models.pack;

import static java.util.Objects.requireNonNull;

/**
 * An image with what the pack must find in it, wherever it is served.
 *
 * @param image PNG or JPEG
 * @param expected panoptic map of the same size, in the two-channel form of {@link
 *     io.panoptes.models.coco.TwoChannelPng}
 * @param minPq PQ over all categories that the pack must reach against it, above 0 to 1
 */
public record TestImage(FileEntry image, FileEntry expected, double minPq) {

  public TestImage {
    requireNonNull(image, "image of a test is missing");
    requireNonNull(expected, "expected map of a test is missing");
    if (!(minPq > 0 && minPq <= 1)) {
      throw new IllegalArgumentException(
          "test %s has the min_pq %s: above 0, at most 1".formatted(image.file(), minPq));
    }
  }
}
