package io.panoptes.bench;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.quality.BoundaryF1;
import io.panoptes.models.quality.BoundaryQuality;
import io.panoptes.models.quality.BoundaryStatistics;
import io.panoptes.models.quality.ConfusionMatrix;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.models.scenes.ShelfScenes;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The metrics of one image of 2048 x 1024 with 100 segments and its truth. An operation is a pixel,
 * so a score is in Mpixel/s, and {@code -prof gc} tells bytes a pixel.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class QualityBenchmark extends MeasuredBenchmark {

  private static final long SEED = 26;
  private static final int PIXELS = DrawnPair.WIDTH * DrawnPair.HEIGHT;
  private static final LabelMap LABELS = ShelfScenes.labelMap();

  /** How segments are numbered, and how they lie. */
  @Param({"SMALL", "LARGE", "NOISE"})
  public DrawnPair.Ids ids;

  private DrawnPair pair;

  /** Draws the pair. */
  @Setup
  public void draw() {
    pair = DrawnPair.draw(SEED, ids);
  }

  /** The yardstick: reads the two planes and counts the pixels in which they agree. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public int scan() {
    int[] truth = pair.truth().ids();
    int[] prediction = pair.prediction().ids();
    int same = 0;
    for (int i = 0; i < truth.length; i++) {
      same += truth[i] == prediction[i] ? 1 : 0;
    }
    return same;
  }

  /** Statistics of PQ. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public Map<Integer, QualityStatistics> panopticQuality() {
    return PanopticQuality.evaluate(pair.truth(), pair.prediction());
  }

  /** Statistics of boundary PQ; boundaries are 46 pixels wide. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public Map<Integer, QualityStatistics> boundaryQuality() {
    return BoundaryQuality.evaluate(pair.truth(), pair.prediction());
  }

  /** What the semantic metrics are computed from. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public ConfusionMatrix confusionMatrix() {
    return ConfusionMatrix.of(pair.truth(), pair.prediction(), LABELS);
  }

  /** Statistics of boundary F1; the tolerance is 17 pixels. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public Map<Integer, BoundaryStatistics> boundaryF1() {
    return BoundaryF1.evaluate(pair.truth(), pair.prediction(), LABELS);
  }
}
