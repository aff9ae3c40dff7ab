package io.panoptes.models.dataset;

import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.panoptic.PanopticMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An image with a mask, a PNG, which also tells the size. */
record MaskedFile(
    String name, Map<String, String> attributes, Path image, Path mask, MaskReader reader)
    implements LabelledFile {

  @Override
  public List<Path> masks() {
    return List.of(mask);
  }

  @Override
  public ImageEntry entry() throws IOException {
    return MaskSize.entry(name, mask, attributes);
  }

  @Override
  public PanopticMap truth() throws IOException {
    try {
      return reader.read(Files.readAllBytes(mask));
    } catch (ImageRejectedException | IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(mask, e.getMessage()), e);
    }
  }
}
