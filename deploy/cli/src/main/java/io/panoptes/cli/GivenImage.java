package io.panoptes.cli;

import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An image that an option names. */
final class GivenImage {

  private GivenImage() {}

  static RgbImage read(Path file) throws IOException {
    try {
      return new ImageDecoder(ImageLimits.DEFAULT).decode(Files.readAllBytes(file));
    } catch (ImageRejectedException e) {
      throw new CommandFailedException("%s: %s".formatted(file, e.getMessage()));
    }
  }
}
