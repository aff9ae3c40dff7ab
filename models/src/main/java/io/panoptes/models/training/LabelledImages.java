package io.panoptes.models.training;

import io.panoptes.models.panoptic.LabelMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A data set: numbered images with their truth, and the categories they use. {@link #get} gives the
 * same image for the same index each time and may be called from any thread.
 */
public interface LabelledImages {

  LabelMap labelMap();

  int size();

  /**
   * @param index 0 to {@code size() - 1}
   */
  LabelledImage get(int index);

  /** A data set whose images are made or read when asked for. */
  static LabelledImages of(LabelMap labelMap, int size, IntFunction<LabelledImage> images) {
    return new LabelledImages() {
      @Override
      public LabelMap labelMap() {
        return labelMap;
      }

      @Override
      public int size() {
        return size;
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
   * Every {@code n}-th image, for choosing thresholds and the best checkpoint; with {@link
   * #without} it splits the data set in two that share no image.
   */
  default LabelledImages every(int n) {
    return pick(IntStream.range(0, size()).filter(index -> index % n == 0).toArray());
  }

  /** The images that {@link #every} leaves. */
  default LabelledImages without(int n) {
    return pick(IntStream.range(0, size()).filter(index -> index % n != 0).toArray());
  }

  private LabelledImages pick(int[] indices) {
    return of(labelMap(), indices.length, index -> get(indices[index]));
  }
}
