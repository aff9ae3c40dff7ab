package io.panoptes.cli.evaluate;

import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.ConfusionMatrix;
import io.panoptes.models.quality.SemanticQuality;
import io.panoptes.models.quality.SemanticSummary;
import java.util.LinkedHashMap;
import java.util.Map;

/** Categories of pixels, whatever their segments: accuracy, mIoU in both readings, F1. */
final class SemanticMetric implements Metric {

  private final LabelMap labelMap;
  private ConfusionMatrix sum;

  SemanticMetric(LabelMap labelMap) {
    this.labelMap = labelMap;
    sum = ConfusionMatrix.none(labelMap);
  }

  @Override
  public Runnable measure(CocoImage image, PanopticMap truth, PanopticMap prediction) {
    ConfusionMatrix one = ConfusionMatrix.of(truth, prediction, labelMap);
    return () -> sum = sum.plus(one);
  }

  @Override
  public Map<String, Object> report() {
    SemanticSummary summary = sum.summary();
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("pixel_accuracy", Table.orNull(summary.pixelAccuracy()));
    report.put("mean_accuracy", Table.orNull(summary.meanAccuracy()));
    report.put("miou", Table.orNull(summary.meanIou()));
    report.put("miou_in_truth", Table.orNull(summary.meanIouInTruth()));
    report.put("fwiou", Table.orNull(summary.frequencyWeightedIou()));
    Map<String, Object> categories = new LinkedHashMap<>();
    for (SemanticQuality category : summary.perCategory()) {
      if (category.iou().isPresent()) {
        categories.put(category.category().name(), row(category));
      }
    }
    report.put("per_class", categories);
    return report;
  }

  private static Map<String, Object> row(SemanticQuality category) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("iou", Table.orNull(category.iou()));
    row.put("precision", Table.orNull(category.precision()));
    row.put("recall", Table.orNull(category.recall()));
    row.put("f1", Table.orNull(category.f1()));
    row.put("tp", category.tp());
    row.put("fp", category.fp());
    row.put("fn", category.fn());
    return row;
  }

  @Override
  public void print(Table table) {
    SemanticSummary summary = sum.summary();
    table.head("pixels", "IoU", "prec.", "recall", "F1");
    for (SemanticQuality one : summary.perCategory()) {
      if (one.iou().isPresent()) {
        table.figures(one.category().name(), one.iou(), one.precision(), one.recall(), one.f1());
      }
    }
    table.figures("mIoU", summary.meanIou());
    table.figures("  in the truth", summary.meanIouInTruth());
    table.figures("fwIoU", summary.frequencyWeightedIou());
    table.figures("pixel accuracy", summary.pixelAccuracy());
    table.figures("mean accuracy", summary.meanAccuracy());
  }
}
