package io.panoptes.models.quality;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * PQ, SQ and RQ as panopticapi computes them (Kirillov et al. 2019, "Panoptic Segmentation"), in
 * two steps: additive statistics of one image, and a summary of their sum. Never average the PQ of
 * images: add their statistics. {@link QualityRules} has what other tools do otherwise. One pass
 * over the pixels; memory grows with segments, not with pixels. Thread-safe.
 */
public final class PanopticQuality {

  private PanopticQuality() {}

  /** {@link #evaluate(PanopticMap, PanopticMap, QualityRules)} by panopticapi's rules. */
  public static Map<Integer, QualityStatistics> evaluate(
      PanopticMap truth, PanopticMap prediction) {
    return evaluate(truth, prediction, QualityRules.PANOPTICAPI);
  }

  /**
   * Compares one image with its truth. Every category counts as known.
   *
   * @param truth 0 is void: what is not annotated; the order of its segments tells which crowd is
   *     the last
   * @return statistics by category id, ascending; only categories that count
   * @throws IllegalArgumentException when the sizes differ, an id of the pixels is not among the
   *     segments, or a segment has no pixel
   */
  public static Map<Integer, QualityStatistics> evaluate(
      PanopticMap truth, PanopticMap prediction, QualityRules rules) {
    return evaluate(
        ComparedMap.of("truth", truth), ComparedMap.of("prediction", prediction), rules);
  }

  /**
   * Likewise, with what the rules say of categories that the label map does not have.
   *
   * @throws IllegalArgumentException as above, or when a category is not in the label map and the
   *     rules refuse it
   */
  public static Map<Integer, QualityStatistics> evaluate(
      PanopticMap truth, PanopticMap prediction, LabelMap labelMap, QualityRules rules) {
    return evaluate(
        ComparedMap.truth(truth, labelMap, rules),
        ComparedMap.prediction(prediction, labelMap, rules),
        rules);
  }

  private static Map<Integer, QualityStatistics> evaluate(
      ComparedMap truth, ComparedMap prediction, QualityRules rules) {
    truth.checkSameSize(prediction);
    JointHistogram masks = JointHistogram.of(truth, prediction);
    return Collections.unmodifiableMap(
        new SegmentMatching(truth, prediction, rules, masks, List.of(masks)).statistics());
  }

  /** Sums statistics by category. */
  public static Map<Integer, QualityStatistics> plus(
      Map<Integer, QualityStatistics> some, Map<Integer, QualityStatistics> others) {
    Map<Integer, QualityStatistics> sum = new TreeMap<>(some);
    others.forEach((category, more) -> sum.merge(category, more, QualityStatistics::plus));
    return Collections.unmodifiableMap(sum);
  }

  /**
   * @param statistics by category id
   * @throws IllegalArgumentException when a category is not in the label map
   */
  public static QualitySummary summarise(
      LabelMap labelMap, Map<Integer, QualityStatistics> statistics) {
    for (int id : statistics.keySet()) {
      if (labelMap.byId(id).isEmpty()) {
        throw new IllegalArgumentException(
            "category %d is not in the label map: %s".formatted(id, labelMap.categories()));
      }
    }
    List<CategoryQuality> perCategory = new ArrayList<>();
    for (Category category : labelMap.categories()) {
      perCategory.add(
          new CategoryQuality(
              category, statistics.getOrDefault(category.id(), QualityStatistics.NONE)));
    }
    return new QualitySummary(
        mean(perCategory, category -> true),
        mean(perCategory, Category::isThing),
        mean(perCategory, category -> !category.isThing()),
        perCategory);
  }

  private static Optional<Quality> mean(List<CategoryQuality> all, Predicate<Category> kind) {
    List<Quality> occurring =
        all.stream()
            .filter(one -> kind.test(one.category()))
            .flatMap(one -> one.statistics().quality().stream())
            .toList();
    if (occurring.isEmpty()) {
      return Optional.empty();
    }
    int n = occurring.size();
    double pq = 0;
    double sq = 0;
    double rq = 0;
    for (Quality quality : occurring) {
      pq += quality.pq();
      sq += quality.sq();
      rq += quality.rq();
    }
    return Optional.of(new Quality(pq / n, sq / n, rq / n, n));
  }
}
