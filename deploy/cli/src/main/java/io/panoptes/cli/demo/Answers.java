package io.panoptes.cli.demo;

import io.panoptes.cli.evaluate.QualityTree;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.QualityScope;
import io.panoptes.schemas.QualityWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was consumed of one run, and what it adds up to. Safe for the thread that publishes and the
 * one that consumes.
 *
 * <p>Windows must be tumbling: then the last update of each, summed over windows and sources, is
 * the quality of the whole run.
 */
final class Answers {

  private record Window(
      Instant start, String source, String pack, QualityScope scope, Integer category) {}

  private final Map<String, Long> publishedAt = new HashMap<>();
  private final List<Double> latencies = new ArrayList<>();
  private final Map<String, Long> deadLetters = new TreeMap<>();
  private final Map<Window, QualityWindow> windows = new HashMap<>();
  private final Set<String> withTruth = new HashSet<>();
  private final Set<String> withResult = new HashSet<>();
  private final Set<Origin> origins = new HashSet<>();
  private long in;
  private long out;
  private double batches;
  private long firstPublished = Long.MAX_VALUE;
  private long lastVisible = Long.MIN_VALUE;

  /**
   * @param nanos of {@link System#nanoTime} when the image was handed to the producer
   */
  synchronized void published(String imageId, long nanos) {
    publishedAt.put(imageId, nanos);
    firstPublished = Math.min(firstPublished, nanos);
  }

  synchronized void truth(String imageId) {
    withTruth.add(imageId);
  }

  synchronized void image(ImageEvent event) {
    in++;
  }

  synchronized void result(PanopticResult result, long nanos) {
    out++;
    origins.add(result.getOrigin());
    withResult.add(result.getImageId());
    batches += 1.0 / result.getBatchSize();
    lastVisible = Math.max(lastVisible, nanos);
    Long published = publishedAt.get(result.getImageId());
    if (published != null) {
      latencies.add((nanos - published) / 1e6);
    }
  }

  synchronized void deadLetter(DeadLetter letter, long nanos) {
    origins.add(letter.getOrigin());
    deadLetters.merge(letter.getReason().name(), 1L, Long::sum);
    lastVisible = Math.max(lastVisible, nanos);
  }

  synchronized void refusedTruth(DeadLetter letter) {
    withTruth.remove(letter.getImageId());
  }

  synchronized void quality(QualityWindow window) {
    windows.put(
        new Window(
            window.getWindowStart(),
            window.getSourceId(),
            window.getPack().getDigest(),
            window.getScope(),
            window.getCategoryId()),
        window);
  }

  /** Images that have a result or a dead letter. */
  synchronized long answered() {
    return origins.size();
  }

  /** Answers beyond the first of an image. */
  synchronized long repeated() {
    return out + dead() - origins.size();
  }

  private long dead() {
    return deadLetters.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Whether all images are consumed and answered, and all that have both a truth and a result are
   * scored.
   *
   * @param images published in all
   */
  synchronized boolean complete(int images) {
    return allAnswered(images)
        && scored() >= withTruth.stream().filter(withResult::contains).count();
  }

  synchronized boolean allAnswered(int images) {
    return in >= images && answered() >= images;
  }

  /** Images whose quality has been counted so far. */
  synchronized long scored() {
    return windows.values().stream()
        .filter(window -> window.getScope() == QualityScope.ALL)
        .mapToLong(QualityWindow::getImages)
        .sum();
  }

  synchronized DemoReport report(Optional<LabelMap> labelMap) {
    double seconds = Math.max(0, (lastVisible - firstPublished) / 1e9);
    return new DemoReport(
        new DemoReport.Images(in, out, dead()),
        seconds,
        seconds == 0 ? 0 : answered() / seconds,
        batches == 0 ? 0 : out / batches,
        new DemoReport.Latency(percentile(50), percentile(95), percentile(99)),
        labelMap
            .map(labels -> QualityTree.of(PanopticQuality.summarise(labels, statistics())))
            .orElseGet(Map::of),
        deadLetters);
  }

  private Map<Integer, QualityStatistics> statistics() {
    Map<Integer, QualityStatistics> sum = new TreeMap<>();
    for (QualityWindow window : windows.values()) {
      if (window.getScope() == QualityScope.CATEGORY) {
        sum.merge(
            window.getCategoryId(),
            new QualityStatistics(window.getIou(), window.getTp(), window.getFp(), window.getFn()),
            QualityStatistics::plus);
      }
    }
    return sum;
  }

  /** Nearest rank; 0 when nothing was measured. */
  private double percentile(int percent) {
    double[] sorted = latencies.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
    return sorted.length == 0 ? 0 : sorted[Math.max(0, rank - 1)];
  }
}
