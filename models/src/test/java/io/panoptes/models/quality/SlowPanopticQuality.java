package io.panoptes.models.quality;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The oracle: the rules of PQ as they are written down, each count by a look at every pixel. */
final class SlowPanopticQuality {

  private final PanopticMap truth;
  private final PanopticMap prediction;
  private final boolean allCrowds;

  SlowPanopticQuality(PanopticMap truth, PanopticMap prediction, boolean allCrowds) {
    this.truth = truth;
    this.prediction = prediction;
    this.allCrowds = allCrowds;
  }

  /** iou, tp, fp, fn by category. */
  Map<Integer, double[]> figures() {
    Map<Integer, double[]> figures = new TreeMap<>();
    for (Segment t : truth.segments()) {
      boolean matched = prediction.segments().stream().anyMatch(p -> iou(t, p) > .5);
      if (matched) {
        double iou = prediction.segments().stream().mapToDouble(p -> iou(t, p)).max().orElseThrow();
        of(figures, t)[0] += iou;
        of(figures, t)[1]++;
      } else if (!t.isCrowd()) {
        of(figures, t)[3]++;
      }
    }
    for (Segment p : prediction.segments()) {
      boolean matched = truth.segments().stream().anyMatch(t -> iou(t, p) > .5);
      if (!matched && !(excused(p) / count(i -> prediction.ids()[i] == p.id()) > .5)) {
        of(figures, p)[2]++;
      }
    }
    return figures;
  }

  /** 0 where the pair may not match. */
  private double iou(Segment t, Segment p) {
    if (t.isCrowd() || t.categoryId() != p.categoryId()) {
      return 0;
    }
    double both = count(i -> truth.ids()[i] == t.id() && prediction.ids()[i] == p.id());
    double either =
        count(
            i -> truth.ids()[i] == t.id() || prediction.ids()[i] == p.id() && truth.ids()[i] != 0);
    return both / either;
  }

  private double excused(Segment p) {
    List<Integer> crowds =
        truth.segments().stream()
            .filter(t -> t.isCrowd() && t.categoryId() == p.categoryId())
            .map(Segment::id)
            .toList();
    List<Integer> counted =
        allCrowds || crowds.isEmpty() ? crowds : List.of(crowds.get(crowds.size() - 1));
    return count(
        i ->
            prediction.ids()[i] == p.id()
                && (truth.ids()[i] == 0 || counted.contains(truth.ids()[i])));
  }

  private double count(IntPredicate pixels) {
    return IntStream.range(0, truth.ids().length).filter(pixels).count();
  }

  private static double[] of(Map<Integer, double[]> figures, Segment segment) {
    return figures.computeIfAbsent(segment.categoryId(), id -> new double[4]);
  }
}
