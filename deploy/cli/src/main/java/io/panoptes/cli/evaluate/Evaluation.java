package io.panoptes.cli.evaluate;

import io.panoptes.models.coco.CocoFormatException;
import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.coco.CocoPanopticPredictions;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.UnknownCategories;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Compares the predictions of a data set with their truth on several threads. A bounded number of
 * pairs is in work at a time, so memory does not grow with the number of images; sums are taken in
 * the order of the truth's images, so the figures are the same to the last bit whatever the number
 * of threads. Not thread-safe.
 */
public final class Evaluation {

  private static final int QUEUED_PER_THREAD = 4;

  private final CocoPanopticFolder truth;
  private final CocoPanopticPredictions predictions;
  private final Map<MetricKind, Metric> metrics = new EnumMap<>(MetricKind.class);
  private final int threads;
  private final boolean voidUnknown;

  public Evaluation(
      CocoPanopticFolder truth, CocoPanopticPredictions predictions, EvaluationSettings settings) {
    this.truth = truth;
    this.predictions = predictions;
    for (MetricKind kind : settings.metrics()) {
      metrics.put(kind, kind.start(truth.labelMap(), settings));
    }
    threads = settings.threads();
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
    ExecutorService workers = Executors.newFixedThreadPool(threads, Evaluation::worker);
    try {
      Queue<Future<List<Runnable>>> inWork = new ArrayDeque<>();
      for (CocoImage image : truth.images()) {
        if (inWork.size() == threads * QUEUED_PER_THREAD) {
          add(inWork.remove(), step);
        }
        inWork.add(workers.submit(() -> measure(image)));
      }
      while (!inWork.isEmpty()) {
        add(inWork.remove(), step);
      }
    } finally {
      workers.shutdownNow();
    }
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

  private static void add(Future<List<Runnable>> pair, Runnable step)
      throws IOException, InterruptedException {
    try {
      pair.get().forEach(Runnable::run);
      step.run();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "evaluate");
    thread.setDaemon(true);
    return thread;
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
