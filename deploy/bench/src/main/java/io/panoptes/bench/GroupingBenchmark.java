package io.panoptes.bench;

import io.panoptes.models.merge.CentreOffsetMerge;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.InstanceMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SemanticMap;
import io.panoptes.models.scenes.ShelfScenes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What follows the networks for one image: pixels to objects, then objects to a panoptic map. */
@State(Scope.Benchmark)
public class GroupingBenchmark extends MeasuredBenchmark {

  private static final long SEED = 22;
  private static final int PIXELS_TO_THE_NEXT_THING = 51;
  private static final CentreOffsetSettings SETTINGS =
      new CentreOffsetSettings(.1f, 7, 400, 2048, 0);

  /** Pixels of a side; 25 objects at 256, 400 at 1024. */
  @Param({"256", "1024"})
  public int side;

  private DrawnHeads heads;
  private SemanticMap semantic;
  private InstanceMap instances;
  private CentreOffsetMerge merge;

  /** Draws what the networks say, and groups it once for {@link #merge}. */
  @Setup
  public void draw() {
    heads = DrawnHeads.draw(SEED, side, side / PIXELS_TO_THE_NEXT_THING);
    semantic = heads.semantic();
    instances = group();
    merge = new CentreOffsetMerge(ShelfScenes.labelMap(), SETTINGS);
  }

  /** Centres, and each thing pixel to its own. */
  @Benchmark
  public InstanceMap group() {
    return SETTINGS
        .grouping()
        .group(side, side, heads.heat(), heads.offsetY(), heads.offsetX(), heads.things());
  }

  /** The panoptic map with its measured segments. */
  @Benchmark
  public PanopticMap merge() {
    return merge.merge(semantic, instances);
  }
}
