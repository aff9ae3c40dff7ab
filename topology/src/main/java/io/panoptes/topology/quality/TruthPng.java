package io.panoptes.topology.quality;

import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.RgbImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Segment ids from a panoptic PNG: {@code R + 256 G + 65536 B}, 0 is void. */
final class TruthPng {

  private static final int HEADER_BYTES = 26;
  private static final int WIDTH_AT = 16;
  private static final int HEIGHT_AT = 20;
  private static final int DEPTH_AT = 24;
  private static final int COLOR_TYPE_AT = 25;
  private static final int COLOR_TYPE_RGB = 2;

  private TruthPng() {}

  /**
   * @throws IllegalArgumentException if the bytes are not an 8-bit RGB PNG of this size; nothing is
   *     inflated before the header was seen to tell this size
   */
  static int[] ids(byte[] png, int width, int height) {
    checkHeader(png, width, height);
    byte[] pixels = decode(png, (long) width * height).pixels();
    int[] ids = new int[width * height];
    for (int i = 0; i < ids.length; i++) {
      ids[i] =
          pixels[3 * i] & 0xFF | (pixels[3 * i + 1] & 0xFF) << 8 | (pixels[3 * i + 2] & 0xFF) << 16;
    }
    return ids;
  }

  private static RgbImage decode(byte[] png, long pixels) {
    try {
      return new ImageDecoder(new ImageLimits(png.length, pixels)).decode(png);
    } catch (ImageRejectedException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** A grey, palette or transparent PNG decodes to colours as well, but they are not ids. */
  private static void checkHeader(byte[] png, int width, int height) {
    if (png.length < HEADER_BYTES
        || !new String(png, 12, 4, StandardCharsets.ISO_8859_1).equals("IHDR")) {
      throw new IllegalArgumentException(
          "%d bytes are no PNG, or cut in its header".formatted(png.length));
    }
    ByteBuffer header = ByteBuffer.wrap(png);
    if (header.getInt(WIDTH_AT) != width || header.getInt(HEIGHT_AT) != height) {
      throw new IllegalArgumentException(
          "the PNG is %d x %d pixels: the record tells %d x %d"
              .formatted(header.getInt(WIDTH_AT), header.getInt(HEIGHT_AT), width, height));
    }
    if (png[COLOR_TYPE_AT] != COLOR_TYPE_RGB || png[DEPTH_AT] != 8) {
      throw new IllegalArgumentException(
          "the PNG has %d bits and colour type %d: ids are stored as 8-bit RGB, colour type 2"
              .formatted(png[DEPTH_AT], png[COLOR_TYPE_AT]));
    }
  }
}
