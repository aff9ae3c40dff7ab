package io.panoptes.models.quality;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The oracle: the rules of PQ and boundary PQ as they are written down, a set of pixels for each
 * segment. Has nothing in common with what it tests.
 */
final class SlowPanopticQuality {

  private final PanopticMap truth;
  private final PanopticMap prediction;
  private final boolean allCrowds;
  private final boolean ignoresPredictedVoid;
  private final boolean boundary;
  private final Map<Segment, BitSet> masks = new IdentityHashMap<>();
  private final Map<Segment, BitSet> boundaries = new IdentityHashMap<>();
  private final BitSet truthVoid;
  private final BitSet predictedVoid;

  SlowPanopticQuality(
      PanopticMap truth, PanopticMap prediction, QualityRules rules, boolean boundary) {
    this.truth = truth;
    this.prediction = prediction;
    this.boundary = boundary;
    allCrowds = rules.crowds() == CrowdRule.ALL;
    ignoresPredictedVoid = rules.predictedVoid() == PredictedVoid.IGNORED;
    truthVoid = pixels(truth, 0);
    predictedVoid = pixels(prediction, 0);
    for (PanopticMap map : List.of(truth, prediction)) {
      for (Segment segment : map.segments()) {
        BitSet mask = pixels(map, segment.id());
        masks.put(segment, mask);
        boundaries.put(segment, boundary ? boundary(mask, map.width(), map.height()) : mask);
      }
    }
  }

  /** iou, tp, fp, fn by category. */
  Map<Integer, double[]> figures() {
    Map<Integer, double[]> figures = new TreeMap<>();
    for (Segment t : truth.segments()) {
      double best = prediction.segments().stream().mapToDouble(p -> iou(t, p)).max().orElse(0);
      if (best > .5) {
        of(figures, t)[0] += best;
        of(figures, t)[1]++;
      } else if (!t.isCrowd()
          && !(ignoresPredictedVoid && share(masks.get(t), predictedVoid) > .5)) {
        of(figures, t)[3]++;
      }
    }
    for (Segment p : prediction.segments()) {
      boolean matched = truth.segments().stream().anyMatch(t -> iou(t, p) > .5);
      if (!matched && !(share(masks.get(p), excuse(p)) > .5)) {
        of(figures, p)[2]++;
      }
    }
    return figures;
  }

  /** What 3 x 3 erosions take from the mask in an image with a frame of one pixel of 0. */
  static BitSet boundary(BitSet mask, int width, int height) {
    double wanted = .02 * Math.sqrt(width * width + height * height);
    // Python's round takes a half to the even neighbour.
    int rounds =
        wanted - Math.floor(wanted) == .5 ? 2 * (int) (wanted / 2 + .5) : (int) (wanted + .5);
    boolean[][] padded = new boolean[height + 2][width + 2];
    mask.stream().forEach(i -> padded[i / width + 1][i % width + 1] = true);
    boolean[][] eroded = padded;
    for (int round = 0; round < Math.max(1, rounds); round++) {
      eroded = erode(eroded);
    }
    BitSet left = new BitSet();
    left.or(mask);
    for (int i = 0; i < width * height; i++) {
      if (eroded[i / width + 1][i % width + 1]) {
        left.clear(i);
      }
    }
    return left;
  }

  private static boolean[][] erode(boolean[][] mask) {
    boolean[][] eroded = new boolean[mask.length][mask[0].length];
    for (int y = 1; y < mask.length - 1; y++) {
      for (int x = 1; x < mask[0].length - 1; x++) {
        boolean all = mask[y][x];
        for (int i = 0; all && i < 9; i++) {
          all = mask[y - 1 + i / 3][x - 1 + i % 3];
        }
        eroded[y][x] = all;
      }
    }
    return eroded;
  }

  /** 0 where the pair may not match. */
  private double iou(Segment t, Segment p) {
    if (t.isCrowd() || t.categoryId() != p.categoryId()) {
      return 0;
    }
    double iou = iou(t, p, masks::get);
    return boundary ? Math.min(iou, iou(t, p, boundaries::get)) : iou;
  }

  private double iou(Segment t, Segment p, Function<Segment, BitSet> pixels) {
    BitSet both = copy(pixels.apply(t));
    both.and(pixels.apply(p));
    BitSet predicted = copy(pixels.apply(p));
    predicted.andNot(truthVoid);
    BitSet either = copy(pixels.apply(t));
    if (ignoresPredictedVoid) {
      either.andNot(predictedVoid);
    }
    either.or(predicted);
    return both.isEmpty() ? 0 : both.cardinality() / (double) either.cardinality();
  }

  private BitSet excuse(Segment p) {
    List<Segment> crowds =
        truth.segments().stream()
            .filter(t -> t.isCrowd() && t.categoryId() == p.categoryId())
            .toList();
    BitSet excuse = copy(truthVoid);
    for (int i = 0; i < crowds.size(); i++) {
      if (allCrowds || i == crowds.size() - 1) {
        excuse.or(masks.get(crowds.get(i)));
      }
    }
    return excuse;
  }

  private static double share(BitSet of, BitSet in) {
    BitSet both = copy(of);
    both.and(in);
    return both.cardinality() / (double) of.cardinality();
  }

  private static BitSet pixels(PanopticMap map, int id) {
    BitSet pixels = new BitSet();
    IntStream.range(0, map.ids().length).filter(i -> map.ids()[i] == id).forEach(pixels::set);
    return pixels;
  }

  private static BitSet copy(BitSet set) {
    return (BitSet) set.clone();
  }

  private static double[] of(Map<Integer, double[]> figures, Segment segment) {
    return figures.computeIfAbsent(segment.categoryId(), id -> new double[4]);
  }
}
