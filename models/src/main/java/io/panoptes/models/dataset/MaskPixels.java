package io.panoptes.models.dataset;

import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.PngKind;
import io.panoptes.models.image.PngSamples;

/**
 * The values of a mask: grey of 8 or 16 bits, places in a palette of 8, or {@code R + 256 G + 65536
 * B} of 8-bit RGB.
 *
 * @param values {@code width * height} values, row-major, 0 or more; not copied
 */
record MaskPixels(int width, int height, int[] values) {

  private static final PngKind PALETTE_8 = new PngKind(3, 8);

  /**
   * @throws ImageRejectedException when the bytes are not a whole PNG within the limits
   * @throws IllegalArgumentException when it is of another kind
   */
  static MaskPixels read(byte[] png) throws ImageRejectedException {
    PngSamples samples = PngSamples.open(png, ImageLimits.DEFAULT);
    PngKind kind = samples.kind();
    if (!kind.equals(PngKind.GREY_8)
        && !kind.equals(PngKind.GREY_16)
        && !kind.equals(PngKind.RGB_8)
        && !kind.equals(PALETTE_8)) {
      throw new IllegalArgumentException(
          "the mask is %s: expected grey of 8 or 16 bits, a palette of 8 or 8-bit RGB"
              .formatted(kind));
    }
    int[] values = samples.pixels();
    if (kind.equals(PngKind.GREY_16)) {
      for (int pixel = 0; pixel < values.length; pixel++) {
        values[pixel] = values[pixel] >> Byte.SIZE | (values[pixel] & 0xFF) << Byte.SIZE;
      }
    }
    return new MaskPixels(samples.width(), samples.height(), values);
  }

  /** Where a pixel is and what its value is, as the start of a message. */
  String describe(int pixel) {
    return "the pixel at column %d, row %d is %d"
        .formatted(pixel % width, pixel / width, values[pixel]);
  }
}
