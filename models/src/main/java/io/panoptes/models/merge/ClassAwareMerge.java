package io.panoptes.models.merge;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.mask.BitPlane;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SemanticMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A merge with the overlap rule of UPSNet (Xiong et al. 2019): an object in front of one of another
 * category, as a tie on a person, is not taken for a double of it.
 *
 * <ol>
 *   <li>Instances of a score at least the threshold are taken by (score descending, index
 *       ascending).
 *   <li>One without a pixel, or of whose pixels a share above the fraction threshold lies in kept
 *       masks of its own category, is dropped.
 *   <li>Each of the others gets its pixels that are free, so that of two categories the better
 *       score wins (UPSNet itself lets their logits compete); one that is left none is dropped.
 *   <li>Free pixels of each stuff label are one segment; below the area limit they become void.
 * </ol>
 *
 * <p>A thing has the score of its instance, stuff the mean confidence of its pixels.
 */
public final class ClassAwareMerge implements PanopticMerge<SemanticMap, List<InstanceMask>> {

  private final LabelMap labelMap;
  private final ClassAwareSettings settings;

  public ClassAwareMerge(LabelMap labelMap, ClassAwareSettings settings) {
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
    this.settings = requireNonNull(settings, "settings is null");
  }

  @Override
  public PanopticMap merge(SemanticMap semantic, List<InstanceMask> instances) {
    int width = semantic.width();
    int height = semantic.height();
    int[] codes = new int[width * height];
    BitPlane taken = new BitPlane(width, height);
    Map<Integer, BitPlane> takenByCategory = new HashMap<>();
    List<MergeCanvas.Thing> things = new ArrayList<>();
    for (InstanceMask instance :
        ScoredInstance.ranked(instances, settings.scoreThreshold(), labelMap, width, height)) {
      BitPlane own =
          takenByCategory.computeIfAbsent(
              instance.categoryId(), category -> new BitPlane(width, height));
      double overlap = own.intersection(instance.mask()) / (double) instance.mask().count();
      if (overlap <= settings.fractionThreshold()) {
        own.add(instance.mask());
        if (taken.paint(instance.mask(), codes, things.size() + 1) > 0) {
          things.add(new MergeCanvas.Thing(instance.categoryId(), instance.score()));
        }
      }
    }
    return StuffFilling.fill(labelMap, semantic, codes, things, settings.stuffAreaLimit());
  }
}
