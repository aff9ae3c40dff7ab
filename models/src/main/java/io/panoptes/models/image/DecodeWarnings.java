package io.panoptes.models.image;

import static io.panoptes.models.image.ImageRejection.CORRUPT;
import static io.panoptes.models.image.ImageRejection.TRUNCATED;

import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Remembers the warnings after which a JPEG decoder goes on with invented pixels. Others (a strange
 * marker, extra bytes) leave the pixels right and are dropped.
 */
final class DecodeWarnings implements IIOReadWarningListener {

  private static final List<String> CUT = List.of("premature end");
  private static final List<String> DAMAGED =
      List.of("bad huffman code", "instead of rst", "corrupt jpeg data: found marker");

  private String cut;
  private String damaged;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String text = warning.toLowerCase(Locale.ROOT);
    if (CUT.stream().anyMatch(text::contains)) {
      cut = warning;
    } else if (DAMAGED.stream().anyMatch(text::contains)) {
      damaged = warning;
    }
  }

  void check(String format) throws ImageRejectedException {
    if (damaged != null) {
      throw new ImageRejectedException(
          CORRUPT, "the %s's pixels are damaged: %s".formatted(format, damaged));
    }
    if (cut != null) {
      throw new ImageRejectedException(
          TRUNCATED, "the %s's pixels end before the image does: %s".formatted(format, cut));
    }
  }
}
