package io.panoptes.models.quality;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The things of two maps of one image and the pixels that they share, from one joint histogram.
 * Void is not taken out of the union: neither COCO's AP nor the microscopy benchmarks know void.
 */
final class ThingOverlap {

  private final List<Segment> realSegments;
  private final int predictedSegments;
  private final JointHistogram histogram;
  private final List<InstanceTraits> truths;
  private final List<InstanceTraits> predictions;

  private ThingOverlap(PanopticMap truth, PanopticMap prediction, JointHistogram histogram) {
    realSegments = truth.segments();
    predictedSegments = prediction.segments().size();
    this.histogram = histogram;
    truths = things(truth);
    predictions = things(prediction);
  }

  static ThingOverlap of(PanopticMap truth, PanopticMap prediction) {
    ComparedMap real = ComparedMap.of("truth", truth);
    ComparedMap predicted = ComparedMap.of("prediction", prediction);
    real.checkSameSize(predicted);
    return new ThingOverlap(truth, prediction, JointHistogram.of(real, predicted));
  }

  /** With their places in the map's list of segments. */
  List<InstanceTraits> truths() {
    return truths;
  }

  /** Likewise. */
  List<InstanceTraits> predictions() {
    return predictions;
  }

  /** COCO's IoU, crowds by the share of the prediction, of places in the lists of segments. */
  double iou(int truth, int prediction) {
    long shared = shared(truth, prediction);
    long whole =
        realSegments.get(truth).isCrowd()
            ? histogram.predictedArea(prediction + 1)
            : union(truth, prediction);
    return shared == 0 ? 0 : shared / (double) whole;
  }

  long shared(int truth, int prediction) {
    return histogram.pixels(truth + 1, prediction + 1);
  }

  long union(int truth, int prediction) {
    return (long) histogram.truthArea(truth + 1)
        + histogram.predictedArea(prediction + 1)
        - shared(truth, prediction);
  }

  /**
   * Calls back for each two things that share a pixel, by their places in the lists of segments.
   */
  void forEach(PairCounts.Pair pair) {
    boolean[] real = flags(truths, realSegments.size());
    boolean[] predicted = flags(predictions, predictedSegments);
    histogram.forEach(
        (truth, prediction, pixels) -> {
          if (real[truth] && predicted[prediction]) {
            pair.accept(truth - 1, prediction - 1, pixels);
          }
        });
  }

  private static boolean[] flags(List<InstanceTraits> things, int count) {
    boolean[] flags = new boolean[count + 1];
    things.forEach(thing -> flags[thing.place() + 1] = true);
    return flags;
  }

  private static List<InstanceTraits> things(PanopticMap map) {
    return IntStream.range(0, map.segments().size())
        .filter(i -> map.segments().get(i).isThing())
        .mapToObj(i -> InstanceTraits.of(i, map.segments().get(i)))
        .toList();
  }
}
