package io.panoptes.cli.evaluate;

import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.CrowdRule;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualityStatistics;
import java.util.Map;

/** PQ, SQ and RQ at the top of the report. */
final class PanopticMetric implements Metric {

  private final LabelMap labelMap;
  private final CrowdRule crowds;
  private Map<Integer, QualityStatistics> sum = Map.of();

  PanopticMetric(LabelMap labelMap, CrowdRule crowds) {
    this.labelMap = labelMap;
    this.crowds = crowds;
  }

  @Override
  public Runnable measure(CocoImage image, PanopticMap truth, PanopticMap prediction) {
    Map<Integer, QualityStatistics> one = PanopticQuality.evaluate(truth, prediction, crowds);
    return () -> sum = PanopticQuality.plus(sum, one);
  }

  @Override
  public void report(Map<String, Object> report) {
    report.putAll(tree());
  }

  @Override
  public void print(Table table) {
    table.quality("PQ", tree());
  }

  private Map<String, Object> tree() {
    return QualityTree.of(PanopticQuality.summarise(labelMap, sum));
  }
}
