package io.panoptes.models.quality;

import java.util.OptionalDouble;

/**
 * Sums over images of the boundary precision, recall and F1 of one category; additive over images,
 * windows and shards.
 *
 * @param precision sum of the images' precisions, 0 to {@code images}
 * @param recall likewise
 * @param f1 likewise; not the F1 of the sums
 * @param images those in which the category has a contour, in truth or prediction
 */
public record BoundaryStatistics(double precision, double recall, double f1, long images) {

  public static final BoundaryStatistics NONE = new BoundaryStatistics(0, 0, 0, 0);

  public BoundaryStatistics {
    if (!(precision >= 0 && recall >= 0 && f1 >= 0) || images < 0) {
      throw new IllegalArgumentException(
          "precision %s, recall %s, f1 %s, images %d: none may be below 0"
              .formatted(precision, recall, f1, images));
    }
  }

  public BoundaryStatistics plus(BoundaryStatistics other) {
    return new BoundaryStatistics(
        precision + other.precision, recall + other.recall, f1 + other.f1, images + other.images);
  }

  /** Mean F1 over the images, 0 to 1; empty when there is none. */
  public OptionalDouble meanF1() {
    return images == 0 ? OptionalDouble.empty() : OptionalDouble.of(f1 / images);
  }
}
