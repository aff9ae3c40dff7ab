package io.panoptes.models.pack;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.dataset.LabelledImage;
import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.CategoryQuality;
import io.panoptes.models.quality.DetectionCounts;
import io.panoptes.models.quality.MatchRule;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.Quality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.models.quality.QualitySummary;
import io.panoptes.models.quality.ThresholdCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sums up what a pack finds in labelled images, one after the other. Not thread-safe.
 *
 * <p>The figures are those that {@code panoptes segment} and {@code panoptes evaluate} give for the
 * same images and engine.
 */
public final class PackMeasurement {

  private static final String EVERY = "all images";

  private final Segmenter segmenter;
  private final LabelledImages images;
  private final Optional<String> attribute;
  private Map<Integer, QualityStatistics> statistics = new TreeMap<>();
  private final Map<String, DetectionCounts> objects = new TreeMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private DetectionCounts all = DetectionCounts.NONE;
  private final List<Double> qualities = new ArrayList<>();

  /**
   * @param segmenter of the pack; stays open
   * @param attribute of the images by whose values objects are also counted, such as {@code
   *     modality}; images without it only count among all
   */
  public PackMeasurement(Segmenter segmenter, LabelledImages images, Optional<String> attribute) {
    this.segmenter = requireNonNull(segmenter, "segmenter is null");
    this.images = requireNonNull(images, "images is null");
    this.attribute = requireNonNull(attribute, "attribute is null");
  }

  /**
   * Measures every image.
   *
   * @param step called after each
   */
  public void run(Runnable step) {
    for (int index = 0; index < images.size(); index++) {
      LabelledImage image = images.get(index);
      PanopticMap found = segmenter.segment(image.image());
      Map<Integer, QualityStatistics> one = PanopticQuality.evaluate(image.truth(), found);
      statistics = PanopticQuality.plus(statistics, one);
      qualities.add(pq(PanopticQuality.summarise(labelMap(), one)));
      DetectionCounts counted = DetectionCounts.of(image.truth(), found, MatchRule.ABOVE);
      all = all.plus(counted);
      Map<String, String> attributes = images.entry(index).attributes();
      attribute
          .filter(attributes::containsKey)
          .map(name -> name + " " + attributes.get(name))
          .ifPresent(
              value -> {
                objects.merge(value, counted, DetectionCounts::plus);
                counts.merge(value, 1, Integer::sum);
              });
      step.run();
    }
  }

  /** PQ of one image over the categories that occur in it. */
  public double pq(int index) {
    return qualities.get(index);
  }

  /** Indices of the images, the best first. */
  public List<Integer> ranking() {
    return IntStream.range(0, qualities.size())
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(qualities::get).reversed())
        .toList();
  }

  public List<PackCard.Figures> figures() {
    QualitySummary summary = PanopticQuality.summarise(labelMap(), statistics);
    List<PackCard.Figures> figures = new ArrayList<>();
    for (CategoryQuality category : summary.perCategory()) {
      category
          .statistics()
          .quality()
          .ifPresent(
              quality ->
                  figures.add(row(category.category().name(), quality, category.statistics())));
    }
    mean(PackCard.ALL, summary.all(), summary.perCategory().stream()).ifPresent(figures::add);
    mean(
            "Things",
            summary.things(),
            summary.perCategory().stream().filter(one -> one.category().isThing()))
        .ifPresent(figures::add);
    mean(
            "Stuff",
            summary.stuff(),
            summary.perCategory().stream().filter(one -> !one.category().isThing()))
        .ifPresent(figures::add);
    return figures;
  }

  public List<PackCard.Objects> objects() {
    List<PackCard.Objects> rows = new ArrayList<>();
    row(EVERY, images.size(), all).ifPresent(rows::add);
    objects.forEach((value, sum) -> row(value, counts.get(value), sum).ifPresent(rows::add));
    return rows;
  }

  private LabelMap labelMap() {
    return images.labelMap();
  }

  private static double pq(QualitySummary summary) {
    return summary.all().map(Quality::pq).orElse(0.0);
  }

  private static Optional<PackCard.Figures> mean(
      String name, Optional<Quality> quality, Stream<CategoryQuality> categories) {
    QualityStatistics sum =
        categories
            .map(CategoryQuality::statistics)
            .reduce(QualityStatistics.NONE, QualityStatistics::plus);
    return quality.map(mean -> row(name, mean, sum));
  }

  private static PackCard.Figures row(String of, Quality quality, QualityStatistics sum) {
    return new PackCard.Figures(
        of,
        rounded(quality.pq()),
        rounded(quality.sq()),
        rounded(quality.rq()),
        sum.tp(),
        sum.fp(),
        sum.fn());
  }

  private static Optional<PackCard.Objects> row(String of, int images, DetectionCounts sum) {
    ThresholdCounts half = sum.thresholds().get(0);
    return half.ratioOfDataSet().stream()
        .mapToObj(
            share ->
                new PackCard.Objects(of, images, rounded(share), half.tp(), half.fp(), half.fn()))
        .findFirst();
  }

  /** Four digits are more than the figures are worth. */
  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
