package io.panoptes.models.dataset;

import io.panoptes.models.panoptic.LabelMap;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A data set: numbered images with their truth, and the categories they use. {@link #get} gives the
 * same image for the same index each time; all may be called from any thread.
 */
public interface LabelledImages {

  LabelMap labelMap();

  int size();

  /**
   * What is known of an image without decoding it; cheap.
   *
   * @param index 0 to {@code size() - 1}
   */
  ImageEntry entry(int index);

  /**
   * Reads or makes an image.
   *
   * @param index 0 to {@code size() - 1}
   */
  LabelledImage get(int index);

  /** A data set whose images are made or read when asked for. */
  static LabelledImages of(
      LabelMap labelMap, List<ImageEntry> entries, IntFunction<LabelledImage> images) {
    List<ImageEntry> known = List.copyOf(entries);
    return new LabelledImages() {
      @Override
      public LabelMap labelMap() {
        return labelMap;
      }

      @Override
      public int size() {
        return known.size();
      }

      @Override
      public ImageEntry entry(int index) {
        return known.get(index);
      }

      @Override
      public LabelledImage get(int index) {
        return images.apply(index);
      }
    };
  }

  /** The same images, kept once they were asked for, while memory lasts. */
  default LabelledImages cached() {
    return new CachedImages(this);
  }

  /**
   * The same images, smaller, of the nearest pixels of their truth.
   *
   * @param scale of both sides, above 0 to 1
   */
  default LabelledImages scaled(double scale) {
    return scale == 1 ? this : new ScaledImages(this, scale);
  }

  /** Some of the images, in the order given. */
  default LabelledImages pick(int... indices) {
    int[] picked = indices.clone();
    List<ImageEntry> entries = IntStream.of(picked).mapToObj(this::entry).toList();
    return of(labelMap(), entries, index -> get(picked[index]));
  }
}
