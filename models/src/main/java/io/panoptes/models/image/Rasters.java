package io.panoptes.models.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Samples of a decoded raster to 8-bit RGB. The samples are taken as they are stored: no colour
 * profile is applied, and grey stays the same number in three channels (the JDK's own conversion
 * brightens it). 16 bits are rounded to 8; alpha is laid over black, as is the padding of networks.
 */
final class Rasters {

  private Rasters() {}

  /**
   * @throws IllegalArgumentException when the samples are neither 8 nor 16 bits, or have another
   *     number of bands than 1 to 4
   */
  static RgbImage toRgb(BufferedImage image) {
    ColorModel model = image.getColorModel();
    return model instanceof IndexColorModel palette
        ? ofPalette(image.getRaster(), palette)
        : ofSamples(image.getRaster(), model);
  }

  private static RgbImage ofPalette(Raster raster, IndexColorModel palette) {
    int size = palette.getMapSize();
    int[] colors = new int[size];
    palette.getRGBs(colors);
    byte[] pixels = new byte[3 * raster.getWidth() * raster.getHeight()];
    int[] row = new int[raster.getWidth()];
    int at = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, 0, row);
      for (int index : row) {
        if (index >= size) {
          throw new IllegalArgumentException(
              "palette index %d: the palette has %d colours".formatted(index, size));
        }
        int color = colors[index];
        int alpha = color >>> 24;
        pixels[at++] = overBlack(color >> 16 & 0xFF, alpha);
        pixels[at++] = overBlack(color >> 8 & 0xFF, alpha);
        pixels[at++] = overBlack(color & 0xFF, alpha);
      }
    }
    return new RgbImage(raster.getWidth(), raster.getHeight(), pixels);
  }

  private static RgbImage ofSamples(Raster raster, ColorModel model) {
    int bands = raster.getNumBands();
    int bits = model.getComponentSize(0);
    if (bands > 4 || bits != 8 && bits != 16) {
      throw new IllegalArgumentException(
          "%d bands of %d bits: 1 to 4 of 8 or 16 are known".formatted(bands, bits));
    }
    boolean grey = bands <= 2;
    boolean alpha = bands == 2 || bands == 4;
    byte[] pixels = new byte[3 * raster.getWidth() * raster.getHeight()];
    int[] row = new int[raster.getWidth() * bands];
    int at = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
      if (bits == 16) {
        for (int i = 0; i < row.length; i++) {
          row[i] = (row[i] * 255 + 32767) / 65535;
        }
      }
      for (int i = 0; i < row.length; i += bands) {
        int opacity = alpha ? row[i + bands - 1] : 255;
        pixels[at++] = overBlack(row[i], opacity);
        pixels[at++] = overBlack(row[grey ? i : i + 1], opacity);
        pixels[at++] = overBlack(row[grey ? i : i + 2], opacity);
      }
    }
    return new RgbImage(raster.getWidth(), raster.getHeight(), pixels);
  }

  private static byte overBlack(int sample, int alpha) {
    return (byte) (alpha == 255 ? sample : (sample * alpha + 127) / 255);
  }
}
