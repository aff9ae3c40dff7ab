package io.panoptes.cli.publish;

import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import java.util.Random;

/** Images for tests. */
public final class TestPictures {

  private TestPictures() {}

  /** A PNG of noise, about {@code 3 * width * height} bytes. */
  public static byte[] noise(int width, int height, long seed) {
    byte[] pixels = new byte[3 * width * height];
    new Random(seed).nextBytes(pixels);
    return PngWriter.encode(new RgbImage(width, height, pixels));
  }
}
