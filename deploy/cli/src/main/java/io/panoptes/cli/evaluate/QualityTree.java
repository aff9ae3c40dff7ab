package io.panoptes.cli.evaluate;

import io.panoptes.models.quality.CategoryQuality;
import io.panoptes.models.quality.Quality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.models.quality.QualitySummary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Quality as every command writes it to JSON: {@code All}, {@code Things} and {@code Stuff}, each a
 * {@link Quality}, and {@code per_class}, a {@link Row} by the name of each category that occurs. A
 * mean over no category at all is null.
 */
public final class QualityTree {

  private QualityTree() {}

  /** A category's row. */
  public record Row(double pq, double sq, double rq, double iou, long tp, long fp, long fn) {}

  public static Map<String, Object> of(QualitySummary summary) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("All", summary.all().orElse(null));
    tree.put("Things", summary.things().orElse(null));
    tree.put("Stuff", summary.stuff().orElse(null));
    Map<String, Row> categories = new LinkedHashMap<>();
    for (CategoryQuality category : summary.perCategory()) {
      QualityStatistics statistics = category.statistics();
      statistics
          .quality()
          .ifPresent(
              quality -> categories.put(category.category().name(), row(quality, statistics)));
    }
    tree.put("per_class", categories);
    return tree;
  }

  /** The names of the categories that occur. */
  public static Set<String> names(Map<String, Object> tree) {
    return tree.get("per_class") instanceof Map<?, ?> categories
        ? categories.keySet().stream().map(Object::toString).collect(Collectors.toSet())
        : Set.of();
  }

  private static Row row(Quality quality, QualityStatistics statistics) {
    return new Row(
        quality.pq(),
        quality.sq(),
        quality.rq(),
        statistics.iou(),
        statistics.tp(),
        statistics.fp(),
        statistics.fn());
  }
}
