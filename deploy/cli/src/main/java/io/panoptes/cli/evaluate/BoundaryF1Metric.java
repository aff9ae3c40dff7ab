package io.panoptes.cli.evaluate;

import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.BoundaryF1;
import io.panoptes.models.quality.BoundaryStatistics;
import io.panoptes.models.quality.BoundarySummary;
import java.util.LinkedHashMap;
import java.util.Map;

/** Contours of the categories: the mean over images of their F1. */
final class BoundaryF1Metric implements Metric {

  private final LabelMap labelMap;
  private Map<Integer, BoundaryStatistics> sum = Map.of();

  BoundaryF1Metric(LabelMap labelMap) {
    this.labelMap = labelMap;
  }

  @Override
  public Runnable measure(CocoImage image, PanopticMap truth, PanopticMap prediction) {
    Map<Integer, BoundaryStatistics> one = BoundaryF1.evaluate(truth, prediction, labelMap);
    return () -> sum = BoundaryF1.plus(sum, one);
  }

  @Override
  public Map<String, Object> report() {
    BoundarySummary summary = BoundaryF1.summarise(labelMap, sum);
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("f1", Table.orNull(summary.f1()));
    Map<String, Double> categories = new LinkedHashMap<>();
    for (BoundarySummary.OfCategory one : summary.perCategory()) {
      one.statistics().meanF1().ifPresent(f1 -> categories.put(one.category().name(), f1));
    }
    report.put("per_class", categories);
    return report;
  }

  @Override
  public void print(Table table) {
    BoundarySummary summary = BoundaryF1.summarise(labelMap, sum);
    table.head("contours", "F1");
    for (BoundarySummary.OfCategory one : summary.perCategory()) {
      if (one.statistics().meanF1().isPresent()) {
        table.figures(one.category().name(), one.statistics().meanF1());
      }
    }
    table.figures("mean", summary.f1());
  }
}
