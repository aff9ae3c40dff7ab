package io.panoptes.models.quality;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The figures of Long et al. 2015, "Fully Convolutional Networks", over a whole data set, 0 to 1;
 * each is empty where there is nothing to take it of.
 *
 * @param pixelAccuracy share of the truth's pixels that have the right category
 * @param meanAccuracy mean of the recalls over the categories in the truth
 * @param meanIou mIoU over the categories in truth or prediction: one that is predicted but absent
 *     from the truth counts 0, as in FCN and the Cityscapes scripts
 * @param meanIouInTruth mIoU over the categories in the truth alone: one that is only predicted is
 *     left out, as in detectron2
 * @param frequencyWeightedIou mean of the IoU weighted by the categories' pixels in the truth
 * @param perCategory every category of the label map, in its order
 */
public record SemanticSummary(
    OptionalDouble pixelAccuracy,
    OptionalDouble meanAccuracy,
    OptionalDouble meanIou,
    OptionalDouble meanIouInTruth,
    OptionalDouble frequencyWeightedIou,
    List<SemanticQuality> perCategory) {

  public SemanticSummary {
    perCategory = List.copyOf(perCategory);
  }

  static SemanticSummary of(List<SemanticQuality> perCategory) {
    List<SemanticQuality> inTruth =
        perCategory.stream().filter(SemanticQuality::isInTruth).toList();
    long right = inTruth.stream().mapToLong(SemanticQuality::tp).sum();
    long pixels = inTruth.stream().mapToLong(one -> one.tp() + one.fn()).sum();
    double weighted =
        inTruth.stream().mapToDouble(one -> (one.tp() + one.fn()) * one.iou().orElse(0)).sum();
    return new SemanticSummary(
        ratio(right, pixels),
        mean(inTruth, SemanticQuality::recall),
        mean(perCategory, SemanticQuality::iou),
        mean(inTruth, SemanticQuality::iou),
        ratio(weighted, pixels),
        perCategory);
  }

  private static OptionalDouble ratio(double part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
  }

  private static OptionalDouble mean(
      List<SemanticQuality> some, Function<SemanticQuality, OptionalDouble> figure) {
    return some.stream().map(figure).flatMapToDouble(OptionalDouble::stream).average();
  }
}
