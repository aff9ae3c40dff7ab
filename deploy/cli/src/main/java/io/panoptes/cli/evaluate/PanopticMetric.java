package io.panoptes.cli.evaluate;

import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.BoundaryQuality;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualityRules;
import io.panoptes.models.quality.QualityStatistics;
import java.util.Map;

/** PQ, SQ and RQ, of whole masks or of boundaries. */
final class PanopticMetric implements Metric {

  private final String name;
  private final Comparison comparison;
  private final LabelMap labelMap;
  private final QualityRules rules;
  private Map<Integer, QualityStatistics> sum = Map.of();

  /** Statistics of one image by category id. */
  private interface Comparison {
    Map<Integer, QualityStatistics> of(
        PanopticMap truth, PanopticMap prediction, LabelMap labelMap, QualityRules rules);
  }

  private PanopticMetric(
      String name, Comparison comparison, LabelMap labelMap, QualityRules rules) {
    this.name = name;
    this.comparison = comparison;
    this.labelMap = labelMap;
    this.rules = rules;
  }

  static PanopticMetric ofMasks(LabelMap labelMap, QualityRules rules) {
    return new PanopticMetric("PQ", PanopticQuality::evaluate, labelMap, rules);
  }

  static PanopticMetric ofBoundaries(LabelMap labelMap, QualityRules rules) {
    return new PanopticMetric("bPQ", BoundaryQuality::evaluate, labelMap, rules);
  }

  @Override
  public Runnable measure(CocoImage image, PanopticMap truth, PanopticMap prediction) {
    Map<Integer, QualityStatistics> one = comparison.of(truth, prediction, labelMap, rules);
    return () -> sum = PanopticQuality.plus(sum, one);
  }

  @Override
  public Map<String, Object> report() {
    return QualityTree.of(PanopticQuality.summarise(labelMap, sum));
  }

  @Override
  public void print(Table table) {
    table.quality(name, report());
  }
}
