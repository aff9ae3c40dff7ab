package io.panoptes.models.merge;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.BoundingBox;

/**
 * An object as the logits of its mask, before any threshold.
 *
 * @param categoryId of a thing; the category's id, not its label
 * @param score 0 to 1
 * @param box where the logits lie in the image
 * @param logits a finite value for each pixel of the box, row-major: above 0 where the object more
 *     likely is than not; not copied, so the giver must not change it afterwards
 */
public record InstanceLogits(int categoryId, float score, BoundingBox box, float[] logits)
    implements ScoredInstance {

  public InstanceLogits {
    requireNonNull(box, "box is null");
    requireNonNull(logits, "logits is null");
    ScoredInstance.checkScore(categoryId, score);
    if (logits.length != (long) box.width() * box.height()) {
      throw new IllegalArgumentException(
          "%d mask logits for a box of %d x %d pixels"
              .formatted(logits.length, box.width(), box.height()));
    }
    for (int i = 0; i < logits.length; i++) {
      if (!Float.isFinite(logits[i])) {
        throw new IllegalArgumentException(
            "an instance of category %d has the mask logit %s at column %d, row %d of its box"
                .formatted(categoryId, logits[i], i % box.width(), i / box.width()));
      }
    }
  }
}
