package io.panoptes.models.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The images of six blocks in the test resources. */
final class TestImage {

  private TestImage() {}

  static byte[] bytes(String name) {
    try (InputStream in = TestImage.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The colour 0xRRGGBB in the middle of a block. */
  static int block(RgbImage image, int column, int row) {
    int at = 3 * ((row * 16 + 8) * image.width() + column * 16 + 8);
    byte[] p = image.pixels();
    return (p[at] & 0xFF) << 16 | (p[at + 1] & 0xFF) << 8 | p[at + 2] & 0xFF;
  }
}
