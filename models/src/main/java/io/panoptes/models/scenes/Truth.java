package io.panoptes.models.scenes;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Makes the truth of a scene from the samples of its canvas. */
final class Truth {

  private Truth() {}

  /**
   * @param samples ids at {@link Canvas#FINE} samples a pixel
   * @param categoryOf the category of such an id
   * @return segments numbered 1 to n from the top left corner on
   */
  static PanopticMap of(int width, int height, int[] samples, IntFunction<Category> categoryOf) {
    Map<Integer, Integer> numbers = new HashMap<>();
    List<SegmentLabel> labels = new ArrayList<>();
    int[] ids = new int[width * height];
    for (int pixel = 0; pixel < ids.length; pixel++) {
      int sample = mostFrequent(samples, pixel % width, pixel / width, width * Canvas.FINE);
      Integer number = numbers.putIfAbsent(sample, labels.size() + 1);
      if (number == null) {
        number = labels.size() + 1;
        labels.add(SegmentLabel.truth(number, categoryOf.apply(sample)));
      }
      ids[pixel] = number;
    }
    return Segments.of(width, height, ids, labels);
  }

  /** Of ids that are equally frequent the one that was painted last, that is the largest. */
  private static int mostFrequent(int[] samples, int x, int y, int stride) {
    int corner = y * Canvas.FINE * stride + x * Canvas.FINE;
    int best = -1;
    int bestCount = 0;
    for (int i = 0; i < Canvas.FINE * Canvas.FINE; i++) {
      int candidate = samples[corner + i / Canvas.FINE * stride + i % Canvas.FINE];
      int count = 0;
      for (int j = 0; j < Canvas.FINE * Canvas.FINE; j++) {
        count += samples[corner + j / Canvas.FINE * stride + j % Canvas.FINE] == candidate ? 1 : 0;
      }
      if (count > bestCount || (count == bestCount && candidate > best)) {
        best = candidate;
        bestCount = count;
      }
    }
    return best;
  }
}
