package io.panoptes.models.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The predicted objects of one category over all images, the best first, equal scores in the order
 * of the images: what precision at a recall is read from, as COCOeval's {@code accumulate} does it.
 */
final class PrecisionCurve {

  private static final int RECALLS = 101;

  private final long[] matched;
  private final long[] ignored;

  /**
   * @param images in the order of their ids
   * @param maxDetections how many of an image count, the best first
   */
  PrecisionCurve(List<CategoryMatches> images, int maxDetections) {
    List<int[]> places = new ArrayList<>();
    for (int image = 0; image < images.size(); image++) {
      int count = Math.min(maxDetections, images.get(image).scores().length);
      for (int i = 0; i < count; i++) {
        places.add(new int[] {image, i});
      }
    }
    places.sort(
        Comparator.comparingDouble((int[] place) -> -images.get(place[0]).scores()[place[1]]));
    matched = places.stream().mapToLong(at -> images.get(at[0]).matched()[at[1]]).toArray();
    ignored = places.stream().mapToLong(at -> images.get(at[0]).ignored()[at[1]]).toArray();
  }

  /** Mean over 101 recalls of the best precision at that recall or beyond. */
  double averagePrecision(AreaRange range, int threshold, long positives) {
    double[] recall = new double[matched.length];
    double[] precision = new double[matched.length];
    long bit = CategoryMatches.bit(range, threshold);
    long found = 0;
    long wrong = 0;
    for (int i = 0; i < matched.length; i++) {
      if ((ignored[i] & bit) == 0) {
        found += (matched[i] & bit) == 0 ? 0 : 1;
        wrong += (matched[i] & bit) == 0 ? 1 : 0;
      }
      recall[i] = found / (double) positives;
      precision[i] = found / ((double) (found + wrong) + Math.ulp(1d));
    }
    for (int i = precision.length - 1; i > 0; i--) {
      precision[i - 1] = Math.max(precision[i - 1], precision[i]);
    }
    double sum = 0;
    int at = 0;
    for (int i = 0; i < RECALLS; i++) {
      while (at < recall.length && recall[at] < i * .01) {
        at++;
      }
      sum += at < recall.length ? precision[at] : 0;
    }
    return sum / RECALLS;
  }

  /** The share of the true objects that all of the predicted ones find. */
  double recall(AreaRange range, int threshold, long positives) {
    long bit = CategoryMatches.bit(range, threshold);
    long found =
        IntStream.range(0, matched.length)
            .filter(i -> (matched[i] & ~ignored[i] & bit) != 0)
            .count();
    return found / (double) positives;
  }
}
