package io.panoptes.topology.quality;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.topology.quality.MatchOutcome.Counted;
import io.panoptes.topology.quality.MatchOutcome.ResultRefused;
import io.panoptes.topology.quality.MatchOutcome.TruthRefused;
import java.util.HashMap;
import java.util.Map;

/** Holds one result against its truth, by panopticapi's rules. Thread-safe. */
record Comparison(RecordMaps maps) {

  MatchOutcome compare(PanopticResult result, GroundTruth truth) {
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
      return new Counted(compare(result, predicted, maps.of(truth), truth.getImageId()));
    } catch (UnfitRecordException e) {
      return new TruthRefused(e.getMessage());
    }
  }

  private static ComparedImage compare(
      PanopticResult result, LabelledMap predicted, LabelledMap annotated, String imageId)
      throws UnfitRecordException {
    Map<Integer, Category> categories = categories(imageId, predicted, annotated);
    Map<Integer, CategoryTotals> totals = new HashMap<>();
    PanopticQuality.evaluate(annotated.map(), predicted.map())
        .forEach((id, statistics) -> totals.put(id, totals(categories.get(id), statistics)));
    return new ComparedImage(
        result.getSourceId(), result.getPack(), result.getCapturedAt().toEpochMilli(), totals);
  }

  private static CategoryTotals totals(Category category, QualityStatistics statistics) {
    return new CategoryTotals(category.name(), category.isThing(), statistics);
  }

  private static Map<Integer, Category> categories(
      String imageId, LabelledMap predicted, LabelledMap annotated) throws UnfitRecordException {
    Map<Integer, Category> categories = new HashMap<>(predicted.categories());
    for (Category category : annotated.categories().values()) {
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
