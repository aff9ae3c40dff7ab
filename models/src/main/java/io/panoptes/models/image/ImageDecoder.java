package io.panoptes.models.image;

import static io.panoptes.models.image.ImageRejection.CORRUPT;
import static io.panoptes.models.image.ImageRejection.EMPTY;
import static io.panoptes.models.image.ImageRejection.TOO_LARGE;
import static io.panoptes.models.image.ImageRejection.TRUNCATED;
import static io.panoptes.models.image.ImageRejection.UNSUPPORTED_FORMAT;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.StringJoiner;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Compressed bytes to an upright RGB image. JPEG and PNG are told apart by content; the orientation
 * in their EXIF data is applied; grey, palettes, 16 bits, CMYK and alpha are converted (alpha over
 * black).
 *
 * <p>The limits are held against the length and the header before anything is inflated. A cut or
 * damaged file is rejected, never delivered in part. Thread-safe; nothing is written to disk.
 */
public final class ImageDecoder {

  private final ImageLimits limits;
  private final ImageReaders readers = new ImageReaders();

  public ImageDecoder(ImageLimits limits) {
    this.limits = requireNonNull(limits, "limits is null");
  }

  /**
   * How many pixels the header tells, without a look at the rest.
   *
   * @return width times height, 1 or more and within the limits
   * @throws ImageRejectedException when the bytes are too many, too few or have no such header
   */
  public long pixels(byte[] content) throws ImageRejectedException {
    return header(content).pixels();
  }

  /**
   * @throws ImageRejectedException when the bytes are not an image within the limits; nothing else
   *     is thrown, whatever the bytes
   * @throws OutOfMemoryError when the heap is too small for an image within the limits
   */
  public RgbImage decode(byte[] content) throws ImageRejectedException {
    header(content);
    if (PngChunks.sniff(content)) {
      PngChunks chunks = PngChunks.open(content);
      Orientation orientation = chunks.walk().map(Orientation::ofExif).orElse(Orientation.UPRIGHT);
      return orientation.apply(read(chunks.essential(), "PNG", readers.png()));
    }
    JpegSegments.checkWhole(content);
    return Orientation.ofJpeg(content).apply(read(content, "JPEG", readers.jpeg()));
  }

  private ImageSize header(byte[] content) throws ImageRejectedException {
    if (content.length == 0) {
      throw new ImageRejectedException(EMPTY, "the image has 0 bytes");
    }
    if (content.length > limits.maxBytes()) {
      throw new ImageRejectedException(
          TOO_LARGE,
          "the image has %d bytes: the limit is %d".formatted(content.length, limits.maxBytes()));
    }
    if (PngChunks.sniff(content)) {
      return PngChunks.open(content).size().check("PNG", limits);
    }
    if (JpegSegments.sniff(content)) {
      return JpegSegments.size(content).check("JPEG", limits);
    }
    throw new ImageRejectedException(
        UNSUPPORTED_FORMAT,
        "the image is neither JPEG nor PNG: its %d bytes start with %s"
            .formatted(
                content.length, HexFormat.of().formatHex(content, 0, Math.min(8, content.length))));
  }

  private RgbImage read(byte[] content, String format, ImageReader reader)
      throws ImageRejectedException {
    DecodeWarnings warnings = new DecodeWarnings();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      reader.addIIOReadWarningListener(warnings);
      reader.setInput(in, true, true);
      new ImageSize(reader.getWidth(0), reader.getHeight(0)).check(format, limits);
      RgbImage image = Rasters.toRgb(reader.read(0));
      warnings.check(format);
      return image;
    } catch (IOException | RuntimeException e) {
      throw rejected(format, e);
    } finally {
      reader.dispose();
    }
  }

  private static ImageRejectedException rejected(String format, Exception e) {
    StringJoiner reasons = new StringJoiner(": ");
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError lack) {
        throw lack; // Java's PNG reader makes it a damage of the file
      }
      if (cause instanceof EOFException) {
        return new ImageRejectedException(
            TRUNCATED, "the %s's pixels end before the image does".formatted(format), e);
      }
      reasons.add(oneLine(cause));
    }
    boolean unsupported = reasons.toString().startsWith("Unsupported");
    return new ImageRejectedException(
        unsupported ? UNSUPPORTED_FORMAT : CORRUPT,
        "the %s cannot be decoded: %s".formatted(format, reasons),
        e);
  }

  private static String oneLine(Throwable e) {
    String message = String.valueOf(e.getMessage()).strip();
    return message.isEmpty() || e.getMessage() == null
        ? e.getClass().getSimpleName()
        : message.lines().findFirst().orElseThrow();
  }
}
