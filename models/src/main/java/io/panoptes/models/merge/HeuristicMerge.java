package io.panoptes.models.merge;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.mask.BitPlane;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SemanticMap;
import java.util.ArrayList;
import java.util.List;

/**
 * The merge of panopticapi's {@code combine_semantic_and_instance_predictions.py} (Kirillov et al.
 * 2019), which detectron2's Panoptic FPN and mmdetection follow.
 *
 * <ol>
 *   <li>Instances of a score at least the threshold are taken by (score descending, index
 *       ascending). Score order is not occlusion order.
 *   <li>One without a pixel, or of whose pixels a share above the overlap threshold is taken, is
 *       dropped; else it gets its pixels that are free.
 *   <li>Free pixels of each stuff label are one segment; below the area limit they become void.
 * </ol>
 *
 * <p>A thing has the score of its instance, stuff the mean confidence of its pixels.
 */
public final class HeuristicMerge implements PanopticMerge<SemanticMap, List<InstanceMask>> {

  private final LabelMap labelMap;
  private final HeuristicSettings settings;

  public HeuristicMerge(LabelMap labelMap, HeuristicSettings settings) {
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
    this.settings = requireNonNull(settings, "settings is null");
  }

  @Override
  public PanopticMap merge(SemanticMap semantic, List<InstanceMask> instances) {
    int width = semantic.width();
    int height = semantic.height();
    List<InstanceMask> ranked =
        ScoredInstance.ranked(instances, settings.confidenceThreshold(), labelMap, width, height);
    int[] codes = new int[width * height];
    BitPlane taken = new BitPlane(width, height);
    List<MergeCanvas.Thing> things = new ArrayList<>();
    for (InstanceMask instance : suppress(ranked)) {
      double overlap = taken.intersection(instance.mask()) / (double) instance.mask().count();
      if (overlap <= settings.overlapThreshold()
          && taken.paint(instance.mask(), codes, things.size() + 1) > 0) {
        things.add(new MergeCanvas.Thing(instance.categoryId(), instance.score()));
      }
    }
    return StuffFilling.fill(labelMap, semantic, codes, things, settings.stuffAreaLimit());
  }

  /** Leaves out masks too much like a better one. */
  private List<InstanceMask> suppress(List<InstanceMask> ranked) {
    if (settings.nmsThreshold() == 1) {
      return ranked;
    }
    List<InstanceMask> kept = new ArrayList<>();
    for (InstanceMask instance : ranked) {
      if (kept.stream().noneMatch(better -> iou(better, instance) > settings.nmsThreshold())) {
        kept.add(instance);
      }
    }
    return kept;
  }

  private static double iou(InstanceMask a, InstanceMask b) {
    int both = a.mask().intersection(b.mask());
    return both == 0 ? 0 : both / ((double) a.mask().count() + b.mask().count() - both);
  }
}
