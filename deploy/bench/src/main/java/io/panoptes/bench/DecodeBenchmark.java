package io.panoptes.bench;

import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.scenes.ShelfScenes;
import io.panoptes.models.scenes.ShelfSettings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Compressed bytes of a shelf of 640 x 480 pixels to an image. */
@State(Scope.Benchmark)
public class DecodeBenchmark extends MeasuredBenchmark {

  private static final long SEED = 23;
  private static final ShelfSettings SETTINGS = ShelfSettings.DEFAULT.withSize(640, 480);

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  /** As the JDK writes it at its own quality. */
  @Param({"png", "jpeg"})
  public String format;

  private byte[] content;

  /** Paints the scene and compresses it. */
  @Setup
  public void paint() throws IOException {
    byte[] png = PngWriter.encode(new ShelfScenes(SETTINGS).scene(SEED).image());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IllegalArgumentException(
          "format %s: this Java runtime writes no such images, choose png or jpeg"
              .formatted(format));
    }
    content = out.toByteArray();
  }

  /** Header, limits and pixels. */
  @Benchmark
  public RgbImage decode() throws ImageRejectedException {
    return decoder.decode(content);
  }
}
