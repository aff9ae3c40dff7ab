package io.panoptes.bench;

import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.coco.CocoPanopticWriter;
import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.PngSamples;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.models.scenes.ShelfScenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;

/**
 * COCO's panoptic PNGs of 2048 x 1024 with 100 segments. An operation is a pixel of an image (of
 * the truth, where there are two), so a score is in Mpixel/s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PanopticPngBenchmark extends MeasuredBenchmark {

  private static final long SEED = 28;
  private static final int PIXELS = DrawnPair.WIDTH * DrawnPair.HEIGHT;

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  /** How rows are filtered: each as libpng chooses, or none. */
  @Param({"ADAPTIVE", "NONE"})
  public FilteredPng.Filtering filtering;

  private Path folder;
  private byte[] png;
  private CocoPanopticFolder truths;
  private CocoPanopticFolder predictions;

  /** Writes a truth and a prediction. */
  @Setup
  public void write() throws IOException {
    folder = Files.createTempDirectory("panoptic-png");
    DrawnPair pair = DrawnPair.draw(SEED, DrawnPair.Ids.LARGE);
    truths = write(folder.resolve("truth"), pair.truth());
    predictions = write(folder.resolve("prediction"), pair.prediction());
    png = Files.readAllBytes(folder.resolve("truth/panoptic/a.png"));
  }

  /** Removes the files. */
  @TearDown
  public void remove() throws IOException {
    for (String name : new String[] {"truth", "prediction"}) {
      Files.delete(folder.resolve(name).resolve("panoptic/a.png"));
      Files.delete(folder.resolve(name).resolve("panoptic"));
      Files.delete(folder.resolve(name).resolve("panoptic.json"));
      Files.delete(folder.resolve(name));
    }
    Files.delete(folder);
  }

  private CocoPanopticFolder write(Path to, PanopticMap map) throws IOException {
    try (CocoPanopticWriter writer = new CocoPanopticWriter(to, ShelfScenes.labelMap())) {
      writer.add("1", "a.png", map);
    }
    Files.write(to.resolve("panoptic/a.png"), FilteredPng.write(map, filtering));
    return CocoPanopticFolder.open(to.resolve("panoptic.json"), to);
  }

  /** The yardstick: ImageIO's pixels, no ids yet. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public RgbImage decodeByImageIo() throws ImageRejectedException {
    return decoder.decode(png);
  }

  /** Bytes to ids. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public int[] decode() throws ImageRejectedException {
    return PngSamples.open(png, ImageLimits.DEFAULT).pixels();
  }

  /** A pair of files to the statistics of PQ: read, decoded, measured, checked, compared. */
  @Benchmark
  @OperationsPerInvocation(PIXELS)
  public Map<Integer, QualityStatistics> evaluatePair() throws IOException {
    return PanopticQuality.evaluate(map(truths), map(predictions));
  }

  private static PanopticMap map(CocoPanopticFolder data) throws IOException {
    CocoImage image = data.images().get(0);
    return data.truth(image);
  }
}
