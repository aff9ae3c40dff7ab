package io.panoptes.topology.quality;

import io.panoptes.models.quality.Quality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.schemas.QualityScope;
import io.panoptes.schemas.QualityWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is published of a window: a row for each category, and the means. Thread-safe. */
record QualityRows(WindowTimes times) {

  /**
   * @return the categories by id, then All, Things and Stuff where there is one; empty as long as
   *     no image had a segment to count
   */
  List<QualityWindow> of(WindowKey window, WindowTotals totals) {
    List<QualityWindow> rows = new ArrayList<>();
    totals
        .categories()
        .forEach(
            (id, category) ->
                category
                    .statistics()
                    .quality()
                    .ifPresent(
                        quality ->
                            rows.add(
                                row(window, totals, category.statistics(), quality)
                                    .setScope(QualityScope.CATEGORY)
                                    .setCategoryId(id)
                                    .setCategory(category.name())
                                    .build())));
    mean(QualityScope.ALL, category -> true, window, totals).ifPresent(rows::add);
    mean(QualityScope.THINGS, CategoryTotals::isThing, window, totals).ifPresent(rows::add);
    mean(QualityScope.STUFF, category -> !category.isThing(), window, totals).ifPresent(rows::add);
    return rows;
  }

  private Optional<QualityWindow> mean(
      QualityScope scope, Predicate<CategoryTotals> kind, WindowKey window, WindowTotals totals) {
    List<QualityStatistics> occurring =
        totals.categories().values().stream()
            .filter(kind)
            .map(CategoryTotals::statistics)
            .filter(statistics -> statistics.quality().isPresent())
            .toList();
    if (occurring.isEmpty()) {
      return Optional.empty();
    }
    QualityStatistics sum =
        occurring.stream().reduce(QualityStatistics.NONE, QualityStatistics::plus);
    return Optional.of(row(window, totals, sum, mean(occurring)).setScope(scope).build());
  }

  private static Quality mean(List<QualityStatistics> occurring) {
    double pq = 0;
    double sq = 0;
    double rq = 0;
    for (QualityStatistics statistics : occurring) {
      Quality quality = statistics.quality().orElseThrow();
      pq += quality.pq();
      sq += quality.sq();
      rq += quality.rq();
    }
    int n = occurring.size();
    return new Quality(pq / n, sq / n, rq / n, n);
  }

  private QualityWindow.Builder row(
      WindowKey window, WindowTotals totals, QualityStatistics statistics, Quality quality) {
    return QualityWindow.newBuilder()
        .setWindowStart(Instant.ofEpochMilli(window.startMs()))
        .setWindowEnd(Instant.ofEpochMilli(times.end(window.startMs())))
        .setSourceId(window.series().clock().sourceId())
        .setPack(totals.pack())
        .setComparison(window.series().comparison())
        .setAgainst(totals.against().orElse(null))
        .setCategories(quality.n())
        .setImages(totals.images())
        .setIou(statistics.iou())
        .setTp(statistics.tp())
        .setFp(statistics.fp())
        .setFn(statistics.fn())
        .setPq(quality.pq())
        .setSq(quality.sq())
        .setRq(quality.rq());
  }
}
