package io.panoptes.topology.quality;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.PackVersion;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.topology.quality.MatchOutcome.Counted;
import io.panoptes.topology.quality.MatchOutcome.ResultRefused;
import io.panoptes.topology.quality.MatchOutcome.TruthRefused;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds one result against its truth, or against another result that stands for it, by
 * panopticapi's rules. Thread-safe.
 */
record Comparison(RecordMaps maps) {

  /**
   * @param by who made the result
   */
  MatchOutcome compare(Answerer by, PanopticResult result, GroundTruth truth) {
    if (result.getWidth() != truth.getWidth() || result.getHeight() != truth.getHeight()) {
      return new TruthRefused(
          "truth of image %s is %d x %d pixels, the result %d x %d: annotate the upright source image"
              .formatted(
                  truth.getImageId(),
                  truth.getWidth(),
                  truth.getHeight(),
                  result.getWidth(),
                  result.getHeight()));
    }
    LabelledMap predicted;
    try {
      predicted = maps.of(result);
    } catch (UnfitRecordException e) {
      return new ResultRefused(e.getMessage());
    }
    try {
      return new Counted(compare(by, Optional.empty(), result, predicted, maps.of(truth)));
    } catch (UnfitRecordException e) {
      return new TruthRefused(e.getMessage());
    }
  }

  /** What was found in the shadow, against what the pack in force found in the same image. */
  MatchOutcome compare(PanopticResult shadow, PanopticResult incumbent) {
    if (shadow.getWidth() != incumbent.getWidth() || shadow.getHeight() != incumbent.getHeight()) {
      return new ResultRefused(
          "image %s has %d x %d pixels in the shadow and %d x %d in the result"
              .formatted(
                  shadow.getImageId(),
                  shadow.getWidth(),
                  shadow.getHeight(),
                  incumbent.getWidth(),
                  incumbent.getHeight()));
    }
    try {
      return new Counted(
          compare(
              new Answerer(true, shadow.getPack().getDigest()),
              Optional.of(incumbent.getPack()),
              shadow,
              maps.of(shadow),
              maps.of(incumbent)));
    } catch (UnfitRecordException e) {
      return new ResultRefused(e.getMessage());
    }
  }

  private static ComparedImage compare(
      Answerer by,
      Optional<PackVersion> against,
      PanopticResult result,
      LabelledMap predicted,
      LabelledMap reference)
      throws UnfitRecordException {
    Map<Integer, Category> categories = categories(result.getImageId(), predicted, reference);
    Map<Integer, CategoryTotals> totals = new HashMap<>();
    PanopticQuality.evaluate(reference.map(), predicted.map())
        .forEach((id, statistics) -> totals.put(id, totals(categories.get(id), statistics)));
    return new ComparedImage(
        new ClockKey(result.getSourceId(), by),
        result.getPack(),
        against,
        result.getCapturedAt().toEpochMilli(),
        totals);
  }

  private static CategoryTotals totals(Category category, QualityStatistics statistics) {
    return new CategoryTotals(category.name(), category.isThing(), statistics);
  }

  private static Map<Integer, Category> categories(
      String imageId, LabelledMap predicted, LabelledMap reference) throws UnfitRecordException {
    Map<Integer, Category> categories = new HashMap<>(predicted.categories());
    for (Category category : reference.categories().values()) {
      Category other = categories.putIfAbsent(category.id(), category);
      if (other != null && !other.equals(category)) {
        throw new UnfitRecordException(
            "truth of image %s: category %d is %s, in the result %s: number categories as the pack does"
                .formatted(
                    imageId,
                    category.id(),
                    RecordMaps.described(category),
                    RecordMaps.described(other)));
      }
    }
    return categories;
  }
}
