package io.panoptes.models.panoptic;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Segment places of an image as they travel: for each pixel, row-major, 0 for void or the place of
 * its segment in the segment list, counted from 1; an unsigned big-endian number of {@code bits}
 * bits; then compressed by zlib (RFC 1950).
 *
 * @param bits 8, 16 or 32
 * @param deflated the compressed plane; not copied, so the giver must not change it afterwards
 */
public record LabelPlane(int width, int height, int bits, byte[] deflated) {

  private static final int CHUNK = 1 << 16;

  /** No deflate stream inflates to more than this many times its length. */
  private static final long MAX_INFLATION = 1032;

  public LabelPlane {
    requireNonNull(deflated, "deflated is null");
    if (bits != 8 && bits != 16 && bits != 32) {
      throw new IllegalArgumentException(
          "a label plane of %d bits a pixel: 8, 16 or 32 are known".formatted(bits));
    }
    if (width < 1 || height < 1 || (long) width * height * (bits / 8) > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a label plane of %d x %d pixels of %d bits: the limit is 2 GiB"
              .formatted(width, height, bits));
    }
  }

  /** The plane of a map, with the fewest bits that hold its number of segments. */
  public static LabelPlane of(PanopticMap map) {
    SegmentIndex index = SegmentIndex.of(map);
    int count = map.segments().size();
    int bits = count < 1 << 8 ? 8 : count < 1 << 16 ? 16 : 32;
    int[] ids = map.ids();
    byte[] plane = new byte[Math.multiplyExact(ids.length, bits / 8)];
    int at = 0;
    int lastId = 0;
    int place = 0;
    for (int id : ids) {
      if (id != lastId) {
        lastId = id;
        place = index.place(id);
        if (place == SegmentIndex.UNKNOWN) {
          throw new IllegalArgumentException(
              "the map has pixels of id %d, which no segment has".formatted(id));
        }
      }
      for (int shift = bits - 8; shift >= 0; shift -= 8) {
        plane[at++] = (byte) (place >>> shift);
      }
    }
    return new LabelPlane(map.width(), map.height(), bits, deflate(plane));
  }

  /**
   * The places, {@code width * height} values, row-major. Never inflates more than the size says.
   *
   * @throws IllegalArgumentException when the bytes are not zlib or hold fewer or more bytes than
   *     the size says, or a place is above 2^31-1
   */
  public int[] places() {
    byte[] plane = inflate();
    int[] places = new int[width * height];
    int at = 0;
    for (int i = 0; i < places.length; i++) {
      int place = 0;
      for (int shift = bits; shift > 0; shift -= 8) {
        place = place << 8 | plane[at++] & 0xFF;
      }
      if (place < 0) {
        throw new IllegalArgumentException(
            "pixel %d has place %d: the limit is %d"
                .formatted(i, Integer.toUnsignedLong(place), Integer.MAX_VALUE));
      }
      places[i] = place;
    }
    return places;
  }

  private static byte[] deflate(byte[] plane) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(plane);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, plane.length / 32));
      byte[] chunk = new byte[Math.min(CHUNK, plane.length + 64)];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private byte[] inflate() {
    int expected = width * height * (bits / 8);
    if (expected > deflated.length * MAX_INFLATION) {
      throw new IllegalArgumentException(
          "%d bytes cannot hold the label plane of %d x %d pixels of %d bits"
              .formatted(deflated.length, width, height, bits));
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(deflated);
      byte[] plane = new byte[expected];
      int filled = 0;
      while (filled < expected) {
        int more = inflater.inflate(plane, filled, expected - filled);
        if (more == 0) {
          throw new IllegalArgumentException(
              "the label plane ends after %d bytes: %d x %d pixels of %d bits take %d"
                  .formatted(filled, width, height, bits, expected));
        }
        filled += more;
      }
      if (inflater.inflate(new byte[1]) > 0) {
        throw new IllegalArgumentException(
            "the label plane holds more than the %d bytes of %d x %d pixels of %d bits"
                .formatted(expected, width, height, bits));
      }
      if (!inflater.finished()) {
        throw new IllegalArgumentException(
            "the label plane is cut: its zlib check sum is missing after %d bytes"
                .formatted(deflated.length));
      }
      return plane;
    } catch (DataFormatException e) {
      throw new IllegalArgumentException(
          "the label plane of %d bytes is not zlib: %s".formatted(deflated.length, e.getMessage()),
          e);
    } finally {
      inflater.end();
    }
  }
}
