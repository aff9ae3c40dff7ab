package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.inference.DensePrediction;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.merge.CentreOffsetMerge;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.ConfusionMatrix;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.Quality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.models.quality.QualitySummary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * What networks said of the images of a data set, to be merged with one setting after the other.
 * Thread-safe; works on all cores.
 *
 * @param predictions in the order of the images
 */
public record PanopticScores(LabelledImages images, List<DensePrediction> predictions) {

  public PanopticScores {
    requireNonNull(images, "images is null");
    predictions = List.copyOf(predictions);
    if (images.size() != predictions.size()) {
      throw new IllegalArgumentException(
          "%d predictions for %d images".formatted(predictions.size(), images.size()));
    }
  }

  /** The result of one image, merged with the settings. */
  public PanopticMap map(int index, CentreOffsetSettings settings) {
    Prediction prediction = predictions.get(index).group(settings.grouping());
    return new CentreOffsetMerge(images.labelMap(), settings)
        .merge(prediction.semantic(), prediction.instances());
  }

  /** The quality of the images, merged with the settings; summed in their order. */
  public QualitySummary with(CentreOffsetSettings settings) {
    Map<Integer, QualityStatistics> sum = new TreeMap<>();
    for (Map<Integer, QualityStatistics> one : each(settings, PanopticQuality::evaluate)) {
      sum = PanopticQuality.plus(sum, one);
    }
    return PanopticQuality.summarise(images.labelMap(), sum);
  }

  /** Mean IoU of the categories' pixels, merged with the settings; 0 when there are none. */
  public double meanIou(CentreOffsetSettings settings) {
    return each(settings, (truth, map) -> ConfusionMatrix.of(truth, map, images.labelMap()))
        .stream()
        .reduce(ConfusionMatrix.none(images.labelMap()), ConfusionMatrix::plus)
        .summary()
        .meanIou()
        .orElse(0);
  }

  private <T> List<T> each(
      CentreOffsetSettings settings, BiFunction<PanopticMap, PanopticMap, T> comparison) {
    return IntStream.range(0, predictions.size())
        .parallel()
        .mapToObj(index -> comparison.apply(images.get(index).truth(), map(index, settings)))
        .toList();
  }

  /** PQ over all categories; 0 when there is nothing to score. */
  public double pq(CentreOffsetSettings settings) {
    return with(settings).all().map(Quality::pq).orElse(0.0);
  }

  /** PQ of one image over the categories that occur in it; 0 when there is nothing to score. */
  public double pq(int index, CentreOffsetSettings settings) {
    return PanopticQuality.summarise(
            images.labelMap(),
            PanopticQuality.evaluate(images.get(index).truth(), map(index, settings)))
        .all()
        .map(Quality::pq)
        .orElse(0.0);
  }
}
