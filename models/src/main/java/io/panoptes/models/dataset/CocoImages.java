package io.panoptes.models.dataset;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.panoptic.LabelMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** A COCO panoptic folder as a data set; an image is read each time it is asked for. */
public final class CocoImages implements LabelledImages {

  private final CocoPanopticFolder folder;
  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  public CocoImages(CocoPanopticFolder folder) {
    this.folder = requireNonNull(folder, "folder is null");
  }

  @Override
  public LabelMap labelMap() {
    return folder.labelMap();
  }

  @Override
  public int size() {
    return folder.images().size();
  }

  @Override
  public ImageEntry entry(int index) {
    CocoImage image = folder.images().get(index);
    return new ImageEntry(image.fileName(), image.width(), image.height(), image.attributes());
  }

  @Override
  public LabelledImage get(int index) {
    return read(folder.images().get(index));
  }

  private LabelledImage read(CocoImage entry) {
    try {
      return new LabelledImage(
          decoder.decode(Files.readAllBytes(entry.file())), folder.truth(entry));
    } catch (ImageRejectedException e) {
      throw new IllegalStateException("%s: %s".formatted(entry.file(), e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
