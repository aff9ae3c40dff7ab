package io.panoptes.fuzz.parser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.panoptes.fuzz.AllocationBound;
import io.panoptes.fuzz.FuzzTarget;
import io.panoptes.fuzz.Parser;
import io.panoptes.models.mask.Polygons;
import io.panoptes.models.mask.RunLengths;
import io.panoptes.models.panoptic.LabelPlane;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;

/**
 * Masks by themselves. The first bytes are the width and the height, two bytes each; what follows
 * is the mask.
 */
final class MaskTargets {

  /** Masks of more pixels are not turned to bits. */
  private static final int BITS_OF_PIXELS = 1 << 16;

  private static final int MAX_SIDE = 256;
  private static final int DEFLATE_FIRST = 0x80;

  private MaskTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        refusing(
            "rle-text",
            AllocationBound.of(64, 4),
            List.of(
                mask(4, 3, new RunLengths(4, 3, new int[] {0, 3, 9}).text().getBytes(ISO_8859_1)),
                mask(
                    9,
                    4,
                    new RunLengths(9, 4, new int[] {5, 4, 1, 7, 19}).text().getBytes(ISO_8859_1))),
            MaskTargets::text),
        refusing(
            "rle-counts",
            AllocationBound.of(64, 4),
            List.of(mask(4, 3, ints(0, 3, 9)), mask(4, 3, ints(5, 2, 5))),
            MaskTargets::counts),
        // Each edge, 8 bytes here, may cross each column of the image.
        refusing(
            "polygons",
            AllocationBound.of(16 * MAX_SIDE, 4),
            List.of(
                mask(9, 9, floats(1, 1, 7, 1, 7, 7, 1, 7)),
                mask(9, 9, floats(1, 1, 7, 2, 3, 8, Float.NaN, 4, 4, 20, 4, 4, -20))),
            MaskTargets::polygons),
        // Deflate inflates up to 1032 times; its places take four bytes each beside the plane's
        // one.
        refusing(
            "label-plane",
            AllocationBound.of(6 * 1032, 4),
            List.of(
                mask(2, 2, new byte[] {(byte) (DEFLATE_FIRST | 8), 0, 1, 1, 2}),
                mask(2, 1, new byte[] {(byte) (DEFLATE_FIRST | 16), 0, 1, 1, 2}),
                mask(2, 2, withBits(8, deflated(new byte[] {0, 1, 1, 2})))),
            MaskTargets::plane));
  }

  private static FuzzTarget refusing(
      String name, AllocationBound bound, List<byte[]> seeds, Parser parser) {
    return new FuzzTarget(name, Set.of(IllegalArgumentException.class), bound, seeds, parser);
  }

  private static void text(byte[] input) {
    ByteBuffer bytes = whole(input, 4);
    int width = bytes.getShort() & 0xFFFF;
    int height = bytes.getShort() & 0xFFFF;
    use(RunLengths.parse(new String(rest(bytes), ISO_8859_1), width, height));
  }

  private static void counts(byte[] input) {
    ByteBuffer bytes = whole(input, 4);
    int width = bytes.getShort() & 0xFFFF;
    int height = bytes.getShort() & 0xFFFF;
    int[] counts = new int[bytes.remaining() / Integer.BYTES];
    bytes.asIntBuffer().get(counts);
    use(new RunLengths(width, height, counts));
  }

  private static void use(RunLengths mask) {
    mask.area();
    if (!RunLengths.parse(mask.text(), mask.width(), mask.height()).text().equals(mask.text())) {
      throw new IllegalStateException("a text that is written is not read as it was");
    }
    if ((long) mask.width() * mask.height() <= BITS_OF_PIXELS) {
      mask.bits();
      mask.mask();
    }
  }

  /** Numbers that are none stand between polygons. */
  private static void polygons(byte[] input) {
    ByteBuffer bytes = whole(input, 4);
    int width = bytes.getShort() & 0xFFFF & MAX_SIDE - 1;
    int height = bytes.getShort() & 0xFFFF & MAX_SIDE - 1;
    List<double[]> polygons = new ArrayList<>();
    List<Double> polygon = new ArrayList<>();
    while (bytes.remaining() >= Float.BYTES) {
      double number = bytes.getFloat();
      if (Double.isNaN(number)) {
        polygons.add(polygon.stream().mapToDouble(Double::doubleValue).toArray());
        polygon.clear();
      } else {
        polygon.add(number);
      }
    }
    polygons.add(polygon.stream().mapToDouble(Double::doubleValue).toArray());
    use(Polygons.rasterise(polygons, width, height));
  }

  private static void plane(byte[] input) {
    ByteBuffer bytes = whole(input, 5);
    int width = bytes.getShort() & 0xFFFF;
    int height = bytes.getShort() & 0xFFFF;
    int bits = bytes.get() & 0xFF;
    byte[] rest = rest(bytes);
    boolean deflateFirst = (bits & DEFLATE_FIRST) != 0;
    new LabelPlane(width, height, bits & ~DEFLATE_FIRST, deflateFirst ? deflated(rest) : rest)
        .places();
  }

  private static ByteBuffer whole(byte[] input, int header) {
    if (input.length < header) {
      throw new IllegalArgumentException("the input is too short for any mask");
    }
    return ByteBuffer.wrap(input);
  }

  private static byte[] rest(ByteBuffer bytes) {
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return rest;
  }

  private static byte[] mask(int width, int height, byte[] content) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + content.length);
    return bytes.putShort((short) width).putShort((short) height).put(content).array();
  }

  private static byte[] withBits(int bits, byte[] deflated) {
    return ByteBuffer.allocate(1 + deflated.length).put((byte) bits).put(deflated).array();
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length);
    bytes.asIntBuffer().put(values);
    return bytes.array();
  }

  private static byte[] floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static byte[] deflated(byte[] plane) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(plane);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] chunk = new byte[512];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
