package io.panoptes.models.image;

import com.twelvemonkeys.image.ResampleOp;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Makes images smaller, averaging what falls into a pixel. Thread-safe. */
public final class Resampling {

  private Resampling() {}

  /** The image itself when it has that size. */
  public static RgbImage to(RgbImage image, int width, int height) {
    if (image.width() == width && image.height() == height) {
      return image;
    }
    BufferedImage source = buffer(image.width(), image.height());
    System.arraycopy(image.pixels(), 0, bytes(source), 0, image.pixels().length);
    BufferedImage target = buffer(width, height);
    new ResampleOp(width, height, ResampleOp.FILTER_TRIANGLE).filter(source, target);
    return new RgbImage(width, height, bytes(target));
  }

  /** The order of the three bytes does not matter to resampling, so R G B passes for B G R. */
  private static BufferedImage buffer(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
  }

  private static byte[] bytes(BufferedImage image) {
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }
}
