package io.panoptes.models.merge;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.mask.BitMask;
import io.panoptes.models.mask.BitPlane;
import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import java.util.ArrayList;
import java.util.List;

/**
 * The panoptic fusion of EfficientPS (Mohan and Valada 2021): the logits of both heads compete.
 *
 * <ol>
 *   <li>Instances of a score at least the threshold are taken by (score descending, index
 *       ascending). An instance's mask is where the sigmoid of its logit is above the mask
 *       threshold; one without a mask, or of whose mask a share above the overlap threshold lies in
 *       kept masks, is dropped.
 *   <li>In its box an instance has at each pixel the fused logit {@code (sigmoid(a) + sigmoid(b)) *
 *       (a + b)}, where a is its own logit and b the semantic logit of its category. Outside of its
 *       box it does not compete (the authors' code has it compete there with a logit of 0, and
 *       takes a fourfold a, of which the paper knows nothing).
 *   <li>The highest of stuff and fused logits wins the pixel; of equal ones stuff, then the better
 *       instance.
 *   <li>A pixel that stuff wins is of the category with the highest semantic logit, and void if
 *       that is a thing. Stuff below the area limit becomes void.
 * </ol>
 *
 * <p>A thing has the score of its instance, stuff the mean softmax probability of its pixels.
 */
public final class AdaptiveMerge implements PanopticMerge<SemanticLogits, List<InstanceLogits>> {

  private final LabelMap labelMap;
  private final AdaptiveSettings settings;

  public AdaptiveMerge(LabelMap labelMap, AdaptiveSettings settings) {
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
    this.settings = requireNonNull(settings, "settings is null");
  }

  @Override
  public PanopticMap merge(SemanticLogits semantic, List<InstanceLogits> instances) {
    if (semantic.labels() != labelMap.size()) {
      throw new IllegalArgumentException(
          "%d planes of semantic logits: the label map has %d labels"
              .formatted(semantic.labels(), labelMap.size()));
    }
    int width = semantic.width();
    int height = semantic.height();
    List<InstanceLogits> kept = keep(instances, width, height);
    int[] codes = new int[width * height];
    MergeCanvas canvas = new MergeCanvas(labelMap, width, height, codes, kept.size());
    LogitContest contest = new LogitContest(labelMap, semantic, kept);
    for (int y = 0; y < height; y++) {
      contest.run(y, canvas, codes);
    }
    List<MergeCanvas.Thing> things = new ArrayList<>();
    for (InstanceLogits instance : kept) {
      things.add(new MergeCanvas.Thing(instance.categoryId(), instance.score()));
    }
    return canvas.finish(things, AreaLimit.NONE, settings.minStuffArea());
  }

  private List<InstanceLogits> keep(List<InstanceLogits> instances, int width, int height) {
    double threshold = settings.maskThreshold();
    double leastLogit = Math.log(threshold / (1 - threshold));
    BitPlane taken = new BitPlane(width, height);
    List<InstanceLogits> kept = new ArrayList<>();
    for (InstanceLogits instance :
        ScoredInstance.ranked(instances, settings.confidenceThreshold(), labelMap, width, height)) {
      BoundingBox box = instance.box();
      BitMask mask =
          BitMask.of(
              box,
              (x, y) -> instance.logits()[(y - box.y()) * box.width() + x - box.x()] > leastLogit);
      if (taken.intersection(mask) / (double) mask.count() <= settings.overlapThreshold()) {
        taken.add(mask);
        kept.add(instance);
      }
    }
    return kept;
  }
}
