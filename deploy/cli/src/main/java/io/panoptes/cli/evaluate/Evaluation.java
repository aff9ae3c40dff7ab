package io.panoptes.cli.evaluate;

import io.panoptes.cli.parallel.OrderedWork;
import io.panoptes.models.coco.CocoFormatException;
import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.coco.CocoPanopticPredictions;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.UnknownCategories;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the predictions of a data set with their truth on several threads, which hold a bounded
 * number of pairs. Sums are taken in the order of the truth's images, so the figures are the same
 * to the last bit whatever the number of threads. Not thread-safe.
 */
public final class Evaluation {

  private final CocoPanopticFolder truth;
  private final CocoPanopticPredictions predictions;
  private final Map<MetricKind, Metric> metrics = new EnumMap<>(MetricKind.class);
  private final OrderedWork work;
  private final boolean voidUnknown;

  public Evaluation(
      CocoPanopticFolder truth, CocoPanopticPredictions predictions, EvaluationSettings settings) {
    this.truth = truth;
    this.predictions = predictions;
    for (MetricKind kind : settings.metrics()) {
      metrics.put(kind, kind.start(truth.labelMap(), settings));
    }
    work = settings.work();
    voidUnknown = settings.rules().unknown() == UnknownCategories.VOID;
  }

  /**
   * Evaluates every image.
   *
   * @param step called after each image, on this thread
   * @throws IOException of the first image, in the order of the truth, whose pair cannot be read or
   *     compared; the message names the file and the image
   */
  public void run(Runnable step) throws IOException, InterruptedException {
    work.run(
        truth.images(),
        this::measure,
        additions -> {
          additions.forEach(Runnable::run);
          step.run();
        });
  }

  private List<Runnable> measure(CocoImage image) throws IOException {
    PanopticMap real = truth.truth(image);
    PanopticMap predicted = predictions.map(image);
    if (voidUnknown) {
      predicted = KnownCategories.of(predicted, truth.labelMap());
    }
    List<Runnable> additions = new ArrayList<>(metrics.size());
    try {
      for (Metric metric : metrics.values()) {
        additions.add(metric.measure(image, real, predicted));
      }
    } catch (IllegalArgumentException e) {
      throw new CocoFormatException(
          "%s: image %s: %s".formatted(truth.json(), image.imageId(), e.getMessage()), e);
    }
    return additions;
  }

  /** The figures, in the form that {@code panoptes evaluate --json} writes. */
  public Map<String, Object> report() {
    Map<String, Object> report = new LinkedHashMap<>();
    metrics.forEach(
        (kind, metric) ->
            kind.key()
                .ifPresentOrElse(
                    key -> report.put(key, metric.report()), () -> report.putAll(metric.report())));
    return report;
  }

  /** The figures, for people. */
  public void print(Table table) {
    String between = "";
    for (Metric metric : metrics.values()) {
      table.text(between);
      metric.print(table);
      between = System.lineSeparator();
    }
  }
}
