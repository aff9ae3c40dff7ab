package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.panoptic.LabelMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A COCO panoptic folder as training data, decoded once and kept while memory lasts. */
public final class CocoImages implements LabelledImages {

  private final CocoPanopticFolder folder;
  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
  private final Map<Integer, SoftReference<LabelledImage>> decoded = new ConcurrentHashMap<>();

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
  public LabelledImage get(int index) {
    SoftReference<LabelledImage> reference = decoded.get(index);
    LabelledImage image = reference == null ? null : reference.get();
    if (image == null) {
      image = read(folder.images().get(index));
      decoded.put(index, new SoftReference<>(image));
    }
    return image;
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
