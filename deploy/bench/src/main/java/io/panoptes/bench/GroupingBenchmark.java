package io.panoptes.bench;

import io.panoptes.models.merge.CentreOffsetMerge;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.InstanceMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SemanticMap;
import io.panoptes.models.scenes.ShelfScenes;
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
 * What follows the networks for one image of 2048 x 1024: pixels to objects, then objects to a
 * panoptic map. An operation is a pixel, so a score is in Mpixel/s, and {@code -prof gc} tells
 * bytes a pixel; the result alone takes 4.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GroupingBenchmark extends MeasuredBenchmark {

  static final int WIDTH = 2048;
  private static final int PIXELS = WIDTH * WIDTH / 2;
  private static final long SEED = 22;
  private static final CentreOffsetSettings SETTINGS =
      new CentreOffsetSettings(.1f, 7, 1000, 2048, 0);

  /** How the heatmap looks. */
  public enum Heat {
    /** A peak at each centre. */
    PEAKS,
    /** Each thing equally hot all over: the worst case. */
    PLATEAUS
  }

  /** Rows of things: 200 or 800 in all. */
  @Param({"10", "20"})
  public int rows;

  /** How the heatmap looks. */
  @Param({"PEAKS", "PLATEAUS"})
  public Heat heat;

  private DrawnHeads heads;
  private SemanticMap semantic;
  private InstanceMap instances;
  private CentreOffsetMerge merge;

  /** Draws what the networks say, and groups it once for {@link #merge}. */
  @Setup
  public void draw() {
    DrawnHeads peaks = DrawnHeads.draw(SEED, WIDTH, rows);
    heads = heat == Heat.PEAKS ? peaks : peaks.withPlateaus();
    semantic = heads.semantic();
    instances = group();
    merge = new CentreOffsetMerge(ShelfScenes.labelMap(), SETTINGS);
  }

  /** The yardstick: reads what {@link #group} reads, and writes a number for each pixel. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public int[] scan() {
    int[] ids = new int[PIXELS];
    for (int i = 0; i < ids.length; i++) {
      if (heads.things()[i]) {
        ids[i] = (int) (heads.heat()[i] + heads.offsetY()[i] + heads.offsetX()[i]);
      }
    }
    return ids;
  }

  /** Centres, and each thing pixel to its own. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public InstanceMap group() {
    return SETTINGS
        .grouping()
        .group(
            heads.width(),
            heads.height(),
            heads.heat(),
            heads.offsetY(),
            heads.offsetX(),
            heads.things());
  }

  /** The panoptic map with its measured segments. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public PanopticMap merge() {
    return merge.merge(semantic, instances);
  }
}
