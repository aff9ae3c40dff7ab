package io.panoptes.models.image;

import static io.panoptes.models.image.ImageRejection.CORRUPT;
import static io.panoptes.models.image.ImageRejection.TRUNCATED;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG (ISO 15948): walks lengths and check sums and inflates nothing, so that a cut
 * or damaged file is known before a decoder sees it.
 */
final class PngChunks {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private static final Set<String> ESSENTIAL = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  /** Bytes up to the end of the header chunk (IHDR). */
  static final int HEADER_END = 33;

  private final byte[] content;

  private PngChunks(byte[] content) {
    this.content = content;
  }

  static boolean sniff(byte[] content) {
    int length = Math.min(content.length, SIGNATURE.length);
    return length >= 2 && Arrays.equals(content, 0, length, SIGNATURE, 0, length);
  }

  /**
   * @throws ImageRejectedException TRUNCATED or CORRUPT, when the header chunk is not whole
   */
  static PngChunks open(byte[] content) throws ImageRejectedException {
    if (content.length < HEADER_END) {
      throw new ImageRejectedException(
          TRUNCATED,
          "the PNG ends after %d bytes: its header takes %d".formatted(content.length, HEADER_END));
    }
    PngChunks chunks = new PngChunks(content);
    if (chunks.intAt(8) != 13 || !chunks.typeAt(8).equals("IHDR")) {
      throw new ImageRejectedException(CORRUPT, "the PNG does not start with a header (IHDR)");
    }
    chunks.checkSum(8, 13);
    return chunks;
  }

  ImageSize size() {
    return new ImageSize(intAt(16), intAt(20));
  }

  int bitDepth() {
    return content[24] & 0xFF;
  }

  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  int colorType() {
    return content[25] & 0xFF;
  }

  /** 0 none, 1 Adam7. */
  int interlacing() {
    return content[28] & 0xFF;
  }

  /** The bodies of the data chunks (IDAT) in order; only after {@link #walk}. */
  List<ByteBuffer> data() {
    return bodies("IDAT");
  }

  /**
   * The file without chunks that its pixels do not need, such as texts and colour profiles, which
   * decoders inflate without a limit; only after {@link #walk}.
   */
  byte[] essential() {
    ByteArrayOutputStream essential = new ByteArrayOutputStream(content.length);
    essential.write(content, 0, 8);
    boolean last = false;
    for (int at = 8; !last; at += 12 + intAt(at)) {
      if (ESSENTIAL.contains(typeAt(at))) {
        essential.write(content, at, 12 + intAt(at));
      }
      last = typeAt(at).equals("IEND");
    }
    return essential.toByteArray();
  }

  /** Whether there is a chunk of the type; only after {@link #walk}. */
  boolean has(String type) {
    return !bodies(type).isEmpty();
  }

  private List<ByteBuffer> bodies(String type) {
    List<ByteBuffer> bodies = new ArrayList<>();
    for (int at = 8; !typeAt(at).equals("IEND"); at += 12 + intAt(at)) {
      if (typeAt(at).equals(type)) {
        bodies.add(ByteBuffer.wrap(content, at + 8, intAt(at)));
      }
    }
    return bodies;
  }

  /**
   * Walks to the end chunk (IEND) and checks every check sum.
   *
   * @return the body of the EXIF chunk (eXIf), if there is one
   * @throws ImageRejectedException TRUNCATED or CORRUPT
   */
  Optional<byte[]> walk() throws ImageRejectedException {
    byte[] exif = null;
    int at = 8;
    while (content.length - at >= 12) {
      int length = intAt(at);
      if (length < 0) {
        throw new ImageRejectedException(
            CORRUPT,
            "a chunk at byte %d of the PNG tells a length of %d"
                .formatted(at, Integer.toUnsignedLong(length)));
      }
      if (content.length - at - 12 < length) {
        break;
      }
      checkSum(at, length);
      String type = typeAt(at);
      if (type.equals("IEND")) {
        return Optional.ofNullable(exif);
      }
      if (type.equals("eXIf")) {
        exif = Arrays.copyOfRange(content, at + 8, at + 8 + length);
      }
      at += 12 + length;
    }
    throw new ImageRejectedException(
        TRUNCATED,
        "the PNG ends after %d bytes, before its end chunk (IEND)".formatted(content.length));
  }

  private void checkSum(int at, int length) throws ImageRejectedException {
    CRC32 crc = new CRC32();
    crc.update(content, at + 4, length + 4);
    if ((int) crc.getValue() != intAt(at + 8 + length)) {
      throw new ImageRejectedException(
          CORRUPT, "the check sum of the PNG's chunk at byte %d is wrong".formatted(at));
    }
  }

  private int intAt(int at) {
    return ByteBuffer.wrap(content).getInt(at);
  }

  private String typeAt(int at) {
    return new String(content, at + 4, 4, StandardCharsets.ISO_8859_1);
  }
}
