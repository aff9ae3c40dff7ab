package io.panoptes.models.dataset;

import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.ImageSize;
import io.panoptes.models.image.PngSamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Entries of formats that tell no sizes. */
final class MaskSize {

  private MaskSize() {}

  /** An entry of the size that the header of a mask tells. */
  static ImageEntry entry(String name, Path mask, Map<String, String> attributes)
      throws IOException {
    try {
      ImageSize size = PngSamples.sizeOf(mask);
      return new ImageEntry(name, size.width(), size.height(), attributes);
    } catch (ImageRejectedException | IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(mask, e.getMessage()), e);
    }
  }
}
