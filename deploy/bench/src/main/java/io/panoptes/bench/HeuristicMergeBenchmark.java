package io.panoptes.bench;

import io.panoptes.models.mask.BitMask;
import io.panoptes.models.merge.ClassAwareMerge;
import io.panoptes.models.merge.ClassAwareSettings;
import io.panoptes.models.merge.HeuristicMerge;
import io.panoptes.models.merge.HeuristicSettings;
import io.panoptes.models.merge.InstanceMask;
import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SemanticMap;
import io.panoptes.models.scenes.ShelfScenes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
 * 100 instances, ellipses that partly hide each other, and a semantic map to one panoptic map of
 * 2048 x 1024. An operation is a pixel of the result, so a score is in Mpixel/s, and {@code -prof
 * gc} tells bytes a pixel; the result alone takes 4.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HeuristicMergeBenchmark extends MeasuredBenchmark {

  private static final int WIDTH = 2048;
  private static final int HEIGHT = 1024;
  private static final int PIXELS = WIDTH * HEIGHT;
  private static final int INSTANCES = 100;
  private static final long SEED = 24;
  private static final LabelMap LABELS = ShelfScenes.labelMap();

  /** How the labels of the semantic map lie. */
  public enum Labels {
    /** In bands of 64 rows. */
    BANDS,
    /** Each pixel of any category: the worst case. */
    NOISE
  }

  /** How the labels of the semantic map lie. */
  @Param({"BANDS", "NOISE"})
  public Labels labels;

  private SemanticMap semantic;
  private List<InstanceMask> instances;

  /** Draws what the networks say. */
  @Setup
  public void draw() {
    Random random = new Random(SEED);
    byte[] plane = new byte[PIXELS];
    byte[] confidence = new byte[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      int band = i / WIDTH / 64;
      plane[i] =
          (byte) (labels == Labels.NOISE ? random.nextInt(LABELS.size()) : band % LABELS.size());
    }
    random.nextBytes(confidence);
    semantic = new SemanticMap(WIDTH, HEIGHT, plane, confidence);
    instances = new ArrayList<>();
    List<Category> things = LABELS.categories().stream().filter(Category::isThing).toList();
    for (int i = 0; i < INSTANCES; i++) {
      Category category = things.get(i % things.size());
      instances.add(new InstanceMask(category.id(), 1 - i / 1000f, ellipse(random)));
    }
  }

  private static BitMask ellipse(Random random) {
    double radiusX = 30 + 80 * random.nextDouble();
    double radiusY = 30 + 80 * random.nextDouble();
    int x = (int) (random.nextDouble() * (WIDTH - 2 * radiusX));
    int y = (int) (random.nextDouble() * (HEIGHT - 2 * radiusY));
    return BitMask.of(
        new BoundingBox(x, y, (int) (2 * radiusX), (int) (2 * radiusY)),
        (u, v) -> {
          double dx = (u + .5 - x) / radiusX - 1;
          double dy = (v + .5 - y) / radiusY - 1;
          return dx * dx + dy * dy < 1;
        });
  }

  /** The yardstick: reads the semantic map and writes a number for each pixel. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public int[] scan() {
    int[] ids = new int[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      ids[i] = semantic.labels()[i] + semantic.confidence()[i];
    }
    return ids;
  }

  /** panopticapi's rules and thresholds. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public PanopticMap heuristic() {
    return new HeuristicMerge(LABELS, HeuristicSettings.PANOPTICAPI).merge(semantic, instances);
  }

  /** The same with NMS before. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public PanopticMap heuristicWithNms() {
    return new HeuristicMerge(LABELS, HeuristicSettings.MMDETECTION).merge(semantic, instances);
  }

  /** UPSNet's overlap rule. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public PanopticMap classAware() {
    return new ClassAwareMerge(LABELS, ClassAwareSettings.UPSNET).merge(semantic, instances);
  }
}
