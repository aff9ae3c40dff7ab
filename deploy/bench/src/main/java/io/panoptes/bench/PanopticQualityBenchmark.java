package io.panoptes.bench;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualityStatistics;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The PQ statistics of one image whose prediction lies 3 pixels beside its truth. */
@State(Scope.Benchmark)
public class PanopticQualityBenchmark extends MeasuredBenchmark {

  private static final long SEED = 20;
  private static final int SHIFT = 3;

  /** Pixels of a side. */
  @Param({"256", "1024"})
  public int side;

  private PanopticMap truth;
  private PanopticMap prediction;

  /** Draws the pair. */
  @Setup
  public void draw() {
    truth = DrawnMap.draw(SEED, side, 0);
    prediction = DrawnMap.draw(SEED, side, SHIFT);
  }

  /** Statistics by category. */
  @Benchmark
  public Map<Integer, QualityStatistics> evaluate() {
    return PanopticQuality.evaluate(truth, prediction);
  }
}
