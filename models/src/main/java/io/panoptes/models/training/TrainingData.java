package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.panoptic.LabelMap;
import java.util.Optional;

/**
 * The images a training may see.
 *
 * @param learnt give the crops that weights are learnt from
 * @param kept choose the checkpoint, the end and the merge settings; none of them is learnt from
 * @param measured tell what the finished pack reaches, and choose nothing
 */
public record TrainingData(
    LabelledImages learnt, LabelledImages kept, Optional<LabelledImages> measured) {

  public TrainingData {
    requireNonNull(learnt, "learnt is null");
    requireNonNull(kept, "kept is null");
    requireNonNull(measured, "measured is null");
    if (learnt.size() < 1 || kept.size() < 1) {
      throw new IllegalArgumentException(
          "%d images to learn from and %d kept: at least one of each is needed"
              .formatted(learnt.size(), kept.size()));
    }
    checkSame(learnt.labelMap(), kept.labelMap());
    measured.ifPresent(images -> checkSame(learnt.labelMap(), images.labelMap()));
  }

  /** With nothing to measure. */
  public TrainingData(LabelledImages learnt, LabelledImages kept) {
    this(learnt, kept, Optional.empty());
  }

  private static void checkSame(LabelMap learnt, LabelMap other) {
    if (!learnt.equals(other)) {
      throw new IllegalArgumentException(
          "images of the categories %s to learn from, and of %s to validate by: they must be the same"
              .formatted(learnt.categories(), other.categories()));
    }
  }

  /** How many images are learnt from or kept. */
  public int size() {
    return learnt.size() + kept.size();
  }
}
