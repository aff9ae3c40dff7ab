package io.panoptes.models.quality;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mean precision and recall of one category; empty where no true object counts. */
final class CategoryFigures {

  private final List<CategoryMatches> images;
  private final Map<Integer, PrecisionCurve> curves;

  /**
   * @param images in the order of their ids
   */
  CategoryFigures(List<CategoryMatches> images) {
    this.images = images;
    curves =
        Stream.of(1, 10, InstanceMatching.MAX_DETECTIONS)
            .collect(Collectors.toMap(max -> max, max -> new PrecisionCurve(images, max)));
  }

  /**
   * @param from the first IoU threshold
   * @param to the one after the last
   */
  OptionalDouble precision(AreaRange range, int from, int to) {
    long positives = positives(range);
    PrecisionCurve curve = curves.get(InstanceMatching.MAX_DETECTIONS);
    return mean(positives, from, to, t -> curve.averagePrecision(range, t, positives));
  }

  OptionalDouble recall(AreaRange range, int maxDetections) {
    long positives = positives(range);
    PrecisionCurve curve = curves.get(maxDetections);
    return mean(positives, 0, IouThresholds.COUNT, t -> curve.recall(range, t, positives));
  }

  private static OptionalDouble mean(long positives, int from, int to, IntToDoubleFunction figure) {
    return positives == 0
        ? OptionalDouble.empty()
        : IntStream.range(from, to).mapToDouble(figure).average();
  }

  private long positives(AreaRange range) {
    return images.stream().mapToLong(image -> image.positives()[range.ordinal()]).sum();
  }
}
