package io.panoptes.cli.evaluate;

import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.AveragePrecision;
import io.panoptes.models.quality.CategoryInstances;
import io.panoptes.models.quality.InstanceMatches;
import io.panoptes.models.quality.InstanceQuality;
import io.panoptes.models.quality.InstanceSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * COCO's mask AP and AR of the things, ranked by the scores of the predictions' JSON. AP does not
 * add up, so memory grows with the number of segments, not with pixels.
 */
final class InstanceMetric implements Metric {

  /** In the order of pycocotools' {@code stats}. */
  private static final List<String> FIGURES =
      List.of(
          "ap",
          "ap50",
          "ap75",
          "ap_small",
          "ap_medium",
          "ap_large",
          "ar1",
          "ar10",
          "ar100",
          "ar_small",
          "ar_medium",
          "ar_large");

  private final LabelMap labelMap;
  private final List<InstanceMatches> images = new ArrayList<>();

  InstanceMetric(LabelMap labelMap) {
    this.labelMap = labelMap;
  }

  @Override
  public Runnable measure(CocoImage image, PanopticMap truth, PanopticMap prediction) {
    InstanceMatches matches = AveragePrecision.evaluate(image.imageId(), truth, prediction);
    return () -> images.add(matches);
  }

  @Override
  public Map<String, Object> report() {
    InstanceSummary summary = AveragePrecision.summarise(labelMap, images);
    Map<String, Object> report = new LinkedHashMap<>(figures(summary.all()));
    Map<String, Object> categories = new LinkedHashMap<>();
    for (CategoryInstances category : summary.perCategory()) {
      if (category.quality().figures().stream().anyMatch(OptionalDouble::isPresent)) {
        categories.put(category.category().name(), figures(category.quality()));
      }
    }
    report.put("per_class", categories);
    return report;
  }

  @Override
  public void print(Table table) {
    InstanceSummary summary = AveragePrecision.summarise(labelMap, images);
    table.head("things", "AP", "AP50", "AP75", "APs", "APm", "APl", "AR100");
    for (CategoryInstances category : summary.perCategory()) {
      row(table, category.category().name(), category.quality());
    }
    row(table, "mean", summary.all());
  }

  private static void row(Table table, String name, InstanceQuality of) {
    table.figures(
        name, of.ap(), of.ap50(), of.ap75(), of.apSmall(), of.apMedium(), of.apLarge(), of.ar100());
  }

  private static Map<String, Double> figures(InstanceQuality quality) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int i = 0; i < FIGURES.size(); i++) {
      figures.put(FIGURES.get(i), Table.orNull(quality.figures().get(i)));
    }
    return figures;
  }
}
