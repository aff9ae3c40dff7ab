package io.panoptes.models.dataset;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.LabelMap;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A data set whose images are kept once they were asked for, while memory lasts. */
final class CachedImages implements LabelledImages {

  private final LabelledImages images;
  private final Map<Integer, SoftReference<LabelledImage>> kept = new ConcurrentHashMap<>();

  CachedImages(LabelledImages images) {
    this.images = requireNonNull(images, "images is null");
  }

  @Override
  public LabelMap labelMap() {
    return images.labelMap();
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public ImageEntry entry(int index) {
    return images.entry(index);
  }

  @Override
  public LabelledImage get(int index) {
    SoftReference<LabelledImage> reference = kept.get(index);
    LabelledImage image = reference == null ? null : reference.get();
    if (image == null) {
      image = images.get(index);
      kept.put(index, new SoftReference<>(image));
    }
    return image;
  }
}
