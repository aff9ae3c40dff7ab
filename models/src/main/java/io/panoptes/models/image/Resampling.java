package io.panoptes.models.image;

import com.twelvemonkeys.image.ResampleOp;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;

/** Makes images smaller, averaging what falls into a pixel. Thread-safe. */
public final class Resampling {

  private Resampling() {}

  /** The image itself when it has that size. */
  public static RgbImage to(RgbImage image, int width, int height) {
    if (image.width() == width && image.height() == height) {
      return image;
    }
    // The order of the three bytes does not matter to resampling, so R G B passes for B G R.
    BufferedImage source =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] bytes = ((DataBufferByte) source.getRaster().getDataBuffer()).getData();
    System.arraycopy(image.pixels(), 0, bytes, 0, bytes.length);
    // Of whole ints: into three bytes a pixel ResampleOp writes four.
    BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    new ResampleOp(width, height, ResampleOp.FILTER_TRIANGLE).filter(source, target);
    return new RgbImage(width, height, bytes(target));
  }

  private static byte[] bytes(BufferedImage image) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    byte[] bytes = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      bytes[3 * i] = (byte) pixels[i];
      bytes[3 * i + 1] = (byte) (pixels[i] >> 8);
      bytes[3 * i + 2] = (byte) (pixels[i] >> 16);
    }
    return bytes;
  }
}
