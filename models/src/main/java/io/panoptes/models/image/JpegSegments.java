package io.panoptes.models.image;

import static io.panoptes.models.image.ImageRejection.CORRUPT;
import static io.panoptes.models.image.ImageRejection.TRUNCATED;

/**
 * The markers of a JPEG (ITU-T T.81): walks them up to the end marker and decodes nothing, so that
 * a cut file is known before a decoder fills what is missing with grey.
 */
final class JpegSegments {

  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;

  /** A decoder goes over all pixels once a scan; 4 components of 8 bits need far fewer. */
  static final int MAX_SCANS = 100;

  private final byte[] content;
  private ImageSize size;

  private JpegSegments(byte[] content) {
    this.content = content;
  }

  static boolean sniff(byte[] content) {
    return content.length >= 2
        && (content[0] & 0xFF) == 0xFF
        && (content[1] & 0xFF) == 0xD8
        && (content.length == 2 || (content[2] & 0xFF) == 0xFF);
  }

  /**
   * Reads markers up to the first frame header.
   *
   * @throws ImageRejectedException TRUNCATED or CORRUPT, when there is none
   */
  static ImageSize size(byte[] content) throws ImageRejectedException {
    JpegSegments segments = new JpegSegments(content);
    segments.walk(true);
    if (segments.size == null) {
      throw new ImageRejectedException(CORRUPT, "the JPEG has no frame header");
    }
    return segments.size;
  }

  /**
   * @throws ImageRejectedException TRUNCATED or CORRUPT, when the end marker cannot be reached, or
   *     there are more than {@link #MAX_SCANS} scans before it
   */
  static void checkWhole(byte[] content) throws ImageRejectedException {
    new JpegSegments(content).walk(false);
  }

  private void walk(boolean toSizeOnly) throws ImageRejectedException {
    int at = 2;
    int scans = 0;
    while (true) {
      int marker = markerAt(at);
      while (marker == 0xFF) { // fill bytes
        marker = markerAt(++at);
      }
      at += 2;
      if (marker == END_OF_IMAGE) {
        return;
      }
      if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD8) { // stand alone
        continue;
      }
      int length = lengthAt(at);
      if (isFrameHeader(marker)) {
        if (length < 8) {
          throw new ImageRejectedException(
              CORRUPT, "the JPEG's frame header tells a length of %d".formatted(length));
        }
        size = new ImageSize(shortAt(at + 5), shortAt(at + 3));
        if (toSizeOnly) {
          return;
        }
      }
      at += length;
      if (marker == START_OF_SCAN) {
        if (++scans > MAX_SCANS) {
          throw new ImageRejectedException(
              CORRUPT, "the JPEG has more than %d scans".formatted(MAX_SCANS));
        }
        at = scanEnd(at);
      }
    }
  }

  private static boolean isFrameHeader(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** The first marker after entropy-coded data: 0xFF that neither a zero nor a restart follows. */
  private int scanEnd(int from) throws ImageRejectedException {
    for (int at = from; at + 1 < content.length; at++) {
      int next = content[at + 1] & 0xFF;
      if (content[at] == (byte) 0xFF && next != 0 && (next < 0xD0 || next > 0xD7)) {
        return at;
      }
    }
    throw truncated();
  }

  private int markerAt(int at) throws ImageRejectedException {
    if (at + 1 >= content.length) {
      throw truncated();
    }
    if (content[at] != (byte) 0xFF) {
      throw new ImageRejectedException(
          CORRUPT,
          "byte %d of the JPEG is %02x where a marker starts with ff"
              .formatted(at, content[at] & 0xFF));
    }
    return content[at + 1] & 0xFF;
  }

  private int lengthAt(int at) throws ImageRejectedException {
    int length = at + 1 < content.length ? shortAt(at) : 0;
    if (length == 1 || at + 1 < content.length && length == 0) {
      throw new ImageRejectedException(
          CORRUPT, "a segment at byte %d of the JPEG tells a length of %d".formatted(at, length));
    }
    if (length == 0 || length > content.length - at) {
      throw truncated();
    }
    return length;
  }

  private int shortAt(int at) {
    return (content[at] & 0xFF) << 8 | content[at + 1] & 0xFF;
  }

  private ImageRejectedException truncated() {
    return new ImageRejectedException(
        TRUNCATED, "the JPEG ends after %d bytes, before its end marker".formatted(content.length));
  }
}
