package io.panoptes.models.merge;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.mask.BitMask;
import io.panoptes.models.panoptic.BoundingBox;

/**
 * An object as a mask; masks of several objects may overlap.
 *
 * @param categoryId of a thing; the category's id, not its label
 * @param score 0 to 1
 * @param mask in pixels of the image
 */
public record InstanceMask(int categoryId, float score, BitMask mask) implements ScoredInstance {

  public InstanceMask {
    requireNonNull(mask, "mask is null");
    ScoredInstance.checkScore(categoryId, score);
  }

  @Override
  public BoundingBox box() {
    return mask.box();
  }
}
