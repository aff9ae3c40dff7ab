package io.panoptes.cli;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.draw.PictureNames;
import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.Overlay;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws results over their images, {@code NAME.png} in a folder; no two share a name. */
final class Overlays {

  private final Path folder;
  private final LabelMap labelMap;
  private final PictureNames names = new PictureNames();
  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  Overlays(Path folder, LabelMap labelMap) {
    this.folder = requireNonNull(folder, "folder is null");
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
  }

  /**
   * @param content the encoded image
   * @return the file that was written
   */
  Path draw(String imageId, byte[] content, PanopticMap result) {
    Path file = folder.resolve(names.next(imageId));
    try {
      RgbImage image = decoder.decode(content);
      Files.createDirectories(folder);
      Files.write(file, PngWriter.encode(Overlay.draw(image, result, labelMap)));
      return file;
    } catch (ImageRejectedException e) {
      throw new IllegalStateException(
          "image %s has a result and cannot be decoded: %s".formatted(imageId, e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
