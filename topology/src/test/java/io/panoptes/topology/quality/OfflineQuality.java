package io.panoptes.topology.quality;

import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.QualityComparison;
import io.panoptes.schemas.QualityScope;
import io.panoptes.schemas.QualityWindow;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An evaluation of what lies on topics, without windows and streams; sums by category. */
public final class OfflineQuality {

  private static final RecordMaps MAPS = new RecordMaps(1 << 20);

  private OfflineQuality() {}

  /** Of results with the truth of the same image, where there is one. */
  public static Map<Integer, QualityStatistics> againstTruth(
      List<PanopticResult> judged, List<GroundTruth> truths) {
    Map<Integer, QualityStatistics> sum = Map.of();
    for (PanopticResult result : judged) {
      for (GroundTruth truth : truths) {
        if (truth.getImageId().equals(result.getImageId())) {
          sum = PanopticQuality.plus(sum, compared(result, truth));
        }
      }
    }
    return sum;
  }

  /** Of results with others of the same image, which stand for the truth. */
  public static Map<Integer, QualityStatistics> againstResults(
      List<PanopticResult> judged, List<PanopticResult> others) {
    Map<Integer, QualityStatistics> sum = Map.of();
    for (PanopticResult result : judged) {
      for (PanopticResult other : others) {
        if (other.getImageId().equals(result.getImageId())) {
          sum = PanopticQuality.plus(sum, compared(result, other));
        }
      }
    }
    return sum;
  }

  /** The sum over the newest rows of tumbling windows and all sources. */
  public static Map<Integer, QualityStatistics> of(
      List<QualityWindow> rows, QualityComparison comparison) {
    Map<List<Object>, QualityWindow> newest = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.getComparison() == comparison)
        .filter(row -> row.getScope() == QualityScope.CATEGORY)
        .forEach(
            row ->
                newest.put(
                    List.of(row.getWindowStart(), row.getSourceId(), row.getCategoryId()), row));
    return sum(newest.values());
  }

  private static Map<Integer, QualityStatistics> sum(Collection<QualityWindow> rows) {
    Map<Integer, QualityStatistics> sum = new HashMap<>();
    for (QualityWindow row : rows) {
      sum.merge(
          row.getCategoryId(),
          new QualityStatistics(row.getIou(), row.getTp(), row.getFp(), row.getFn()),
          QualityStatistics::plus);
    }
    return sum;
  }

  private static Map<Integer, QualityStatistics> compared(
      PanopticResult result, GroundTruth truth) {
    try {
      return PanopticQuality.evaluate(MAPS.of(truth).map(), MAPS.of(result).map());
    } catch (UnfitRecordException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<Integer, QualityStatistics> compared(
      PanopticResult result, PanopticResult other) {
    try {
      return PanopticQuality.evaluate(MAPS.of(other).map(), MAPS.of(result).map());
    } catch (UnfitRecordException e) {
      throw new IllegalStateException(e);
    }
  }
}
