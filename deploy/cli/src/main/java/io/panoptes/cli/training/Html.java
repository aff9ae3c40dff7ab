package io.panoptes.cli.training;

import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import java.util.Base64;

/** Text and pictures as HTML has them. */
final class Html {

  private Html() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** An element that holds the picture itself. */
  static String picture(RgbImage image, String description) {
    return "<img width=\"%d\" height=\"%d\" alt=\"%s\" src=\"data:image/png;base64,%s\">"
        .formatted(
            image.width(),
            image.height(),
            escaped(description),
            Base64.getEncoder().encodeToString(PngWriter.encode(image)));
  }
}
