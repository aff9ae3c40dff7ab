package io.panoptes.models.coco;

import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.PngKind;
import io.panoptes.models.image.PngSamples;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import java.nio.charset.StandardCharsets;

/** Ids as colours: {@code id = R + 256 G + 65536 B}, 0 is void; a PNG of 8-bit RGB. */
final class PanopticPng {

  static final int MAX_ID = (1 << 24) - 1;

  private static final ImageLimits LIMITS = new ImageLimits(1L << 30, ImageLimits.PIXELS_AT_MOST);

  private PanopticPng() {}

  /**
   * Ids, row-major.
   *
   * @throws CocoFormatException when the bytes are not a whole PNG of 8-bit RGB or its size
   *     differs; the message names neither file nor image
   */
  static int[] read(byte[] content, int width, int height) throws CocoFormatException {
    checkKind(content);
    try {
      PngSamples png = PngSamples.open(content, LIMITS);
      if (png.hasTransparentColor()) {
        throw new CocoFormatException(
            "the PNG has a transparent colour (tRNS): ids are stored as 8-bit RGB without");
      }
      if (png.width() != width || png.height() != height) {
        throw new CocoFormatException(
            "the PNG is %d x %d pixels: the JSON tells %d x %d"
                .formatted(png.width(), png.height(), width, height));
      }
      return png.pixels();
    } catch (ImageRejectedException e) {
      throw new CocoFormatException(e.getMessage(), e);
    }
  }

  /**
   * @throws IllegalArgumentException when an id is above {@link #MAX_ID} or below 0
   */
  static byte[] write(int[] ids, int width, int height) {
    byte[] pixels = new byte[3 * ids.length];
    for (int i = 0; i < ids.length; i++) {
      int id = ids[i];
      if (id < 0 || id > MAX_ID) {
        throw new IllegalArgumentException(
            "segment id %d does not fit a panoptic PNG: the limit is %d".formatted(id, MAX_ID));
      }
      pixels[3 * i] = (byte) id;
      pixels[3 * i + 1] = (byte) (id >> 8);
      pixels[3 * i + 2] = (byte) (id >> 16);
    }
    return PngWriter.encode(new RgbImage(width, height, pixels));
  }

  /** A grey, palette or transparent PNG decodes to colours as well, but they are not ids. */
  private static void checkKind(byte[] content) throws CocoFormatException {
    if (content.length < 26
        || !new String(content, 12, 4, StandardCharsets.ISO_8859_1).equals("IHDR")) {
      throw new CocoFormatException(
          "not a PNG, or cut in its header: %d bytes".formatted(content.length));
    }
    PngKind kind = new PngKind(content[25] & 0xFF, content[24] & 0xFF);
    if (!kind.equals(PngKind.RGB_8)) {
      throw new CocoFormatException("the PNG is %s: ids are stored as 8-bit RGB".formatted(kind));
    }
  }
}
