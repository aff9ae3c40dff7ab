package io.panoptes.bench;

import io.panoptes.models.panoptic.LabelPlane;
import io.panoptes.models.panoptic.PanopticMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The label plane of a result, to its compressed form and back. */
@State(Scope.Benchmark)
public class LabelPlaneBenchmark extends MeasuredBenchmark {

  private static final long SEED = 21;

  /** Pixels of a side; planes of 8 bits at 256, of 16 at 1024. */
  @Param({"256", "1024"})
  public int side;

  private PanopticMap map;
  private LabelPlane plane;

  /** Draws the map and encodes it. */
  @Setup
  public void draw() {
    map = DrawnMap.draw(SEED, side, 0);
    plane = LabelPlane.of(map);
  }

  /** Pixels to zlib, as the panoptic sink does. */
  @Benchmark
  public LabelPlane encode() {
    return LabelPlane.of(map);
  }

  /** Zlib to pixels, as a reader of results does. */
  @Benchmark
  public int[] decode() {
    return plane.places();
  }
}
