package io.panoptes.cli.evaluate;

import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.DetectionCounts;
import io.panoptes.models.quality.MatchRule;
import io.panoptes.models.quality.ThresholdCounts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * TP/(TP+FP+FN) of the things over IoU thresholds, as the 2018 Data Science Bowl counts it: a match
 * has an IoU above the threshold. All things are one kind of object, then each category alone.
 */
final class IouThresholdsMetric implements Metric {

  private final LabelMap labelMap;
  private DetectionCounts objects = DetectionCounts.NONE;
  private final Map<Integer, DetectionCounts> categories = new TreeMap<>();

  IouThresholdsMetric(LabelMap labelMap) {
    this.labelMap = labelMap;
  }

  @Override
  public Runnable measure(CocoImage image, PanopticMap truth, PanopticMap prediction) {
    DetectionCounts all = DetectionCounts.of(truth, prediction, MatchRule.ABOVE);
    Map<Integer, DetectionCounts> each =
        DetectionCounts.byCategory(truth, prediction, MatchRule.ABOVE);
    return () -> {
      objects = objects.plus(all);
      each.forEach((category, counts) -> categories.merge(category, counts, DetectionCounts::plus));
    };
  }

  @Override
  public Map<String, Object> report() {
    Map<String, Object> report = tree(objects);
    Map<String, Object> perClass = new LinkedHashMap<>();
    for (Category category : labelMap.categories()) {
      if (categories.containsKey(category.id())) {
        perClass.put(category.name(), tree(categories.get(category.id())));
      }
    }
    report.put("per_class", perClass);
    return report;
  }

  private static Map<String, Object> tree(DetectionCounts counts) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("mean_of_images", Table.orNull(counts.meanOfImages()));
    tree.put("mean_of_data_set", Table.orNull(counts.meanOfDataSet()));
    Map<String, Object> thresholds = new LinkedHashMap<>();
    for (ThresholdCounts one : counts.thresholds()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("of_images", Table.orNull(one.meanOfImages()));
      row.put("of_data_set", Table.orNull(one.ratioOfDataSet()));
      row.put("tp", one.tp());
      row.put("fp", one.fp());
      row.put("fn", one.fn());
      thresholds.put(String.format(Locale.ROOT, "%.2f", one.percent() / 100d), row);
    }
    tree.put("thresholds", thresholds);
    return tree;
  }

  @Override
  public void print(Table table) {
    table.head("objects, IoU >", "mean", ".50", ".60", ".70", ".80", ".90");
    for (Category category : labelMap.categories()) {
      if (categories.containsKey(category.id())) {
        ofDataSet(table, category.name(), categories.get(category.id()));
      }
    }
    ofDataSet(table, "data set", objects);
    row(table, "mean of images", objects.meanOfImages(), objects, ThresholdCounts::meanOfImages);
  }

  private static void ofDataSet(Table table, String name, DetectionCounts counts) {
    row(table, name, counts.meanOfDataSet(), counts, ThresholdCounts::ratioOfDataSet);
  }

  /** The mean over all thresholds, then every second of them. */
  private static void row(
      Table table,
      String name,
      OptionalDouble mean,
      DetectionCounts counts,
      Function<ThresholdCounts, OptionalDouble> figure) {
    Stream<OptionalDouble> some =
        IntStream.of(0, 2, 4, 6, 8).mapToObj(i -> figure.apply(counts.thresholds().get(i)));
    table.figures(name, Stream.concat(Stream.of(mean), some).toArray(OptionalDouble[]::new));
  }
}
