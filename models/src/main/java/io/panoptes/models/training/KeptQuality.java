package io.panoptes.models.training;

import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.quality.CategoryQuality;
import io.panoptes.models.quality.Quality;
import io.panoptes.models.quality.QualitySummary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a network reaches on the images kept from its training, each figure 0 to 1.
 *
 * @param pq panoptic quality over all categories; checkpoints are chosen by it
 * @param sq segmentation quality, likewise
 * @param rq recognition quality, likewise
 * @param miou mean IoU of the categories' pixels
 * @param categoryPq PQ of each category that occurs, by name, in the order of the label map
 */
public record KeptQuality(
    double pq, double sq, double rq, double miou, Map<String, Double> categoryPq) {

  public KeptQuality {
    categoryPq = Collections.unmodifiableMap(new LinkedHashMap<>(categoryPq));
  }

  /** Of what networks said, merged with the settings; 0 for what does not occur. */
  static KeptQuality of(PanopticScores scores, CentreOffsetSettings merge) {
    QualitySummary summary = scores.with(merge);
    Quality all = summary.all().orElse(new Quality(0, 0, 0, 0));
    Map<String, Double> categories = new LinkedHashMap<>();
    for (CategoryQuality category : summary.perCategory()) {
      category
          .statistics()
          .quality()
          .ifPresent(quality -> categories.put(category.category().name(), quality.pq()));
    }
    return new KeptQuality(all.pq(), all.sq(), all.rq(), scores.meanIou(merge), categories);
  }
}
