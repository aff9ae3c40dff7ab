package io.panoptes.cli.merge;

import io.panoptes.models.merge.ClassAwareMerge;
import io.panoptes.models.merge.ClassAwareSettings;
import io.panoptes.models.merge.HeuristicMerge;
import io.panoptes.models.merge.HeuristicSettings;
import io.panoptes.models.merge.InstanceMask;
import io.panoptes.models.merge.PanopticMerge;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.SemanticMap;
import java.util.List;
import java.util.Locale;

/** Merges that need no more than categories, masks and scores. */
public enum MergeMethod {
  HEURISTIC {
    @Override
    public PanopticMerge<SemanticMap, List<InstanceMask>> start(
        LabelMap labelMap, GivenThresholds given) {
      HeuristicSettings defaults = HeuristicSettings.PANOPTICAPI;
      return new HeuristicMerge(
          labelMap,
          new HeuristicSettings(
              given.score().orElse(defaults.confidenceThreshold()),
              given.nms().orElse(defaults.nmsThreshold()),
              given.overlap().orElse(defaults.overlapThreshold()),
              given.stuffArea().orElse(defaults.stuffAreaLimit())));
    }
  },
  CLASS_AWARE {
    @Override
    public PanopticMerge<SemanticMap, List<InstanceMask>> start(
        LabelMap labelMap, GivenThresholds given) {
      if (given.nms().isPresent()) {
        throw new IllegalArgumentException("method %s has no NMS".formatted(this));
      }
      ClassAwareSettings defaults = ClassAwareSettings.UPSNET;
      return new ClassAwareMerge(
          labelMap,
          new ClassAwareSettings(
              given.score().orElse(defaults.scoreThreshold()),
              given.overlap().orElse(defaults.fractionThreshold()),
              given.stuffArea().orElse(defaults.stuffAreaLimit())));
    }
  };

  /**
   * The merge, with its paper's thresholds where none is given.
   *
   * @throws IllegalArgumentException when a threshold is out of its range, or the method has none
   *     of the kind
   */
  public abstract PanopticMerge<SemanticMap, List<InstanceMask>> start(
      LabelMap labelMap, GivenThresholds given);

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
