package io.panoptes.bench;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.models.scenes.ShelfScenes;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A truth and a prediction of a Cityscapes image's size, with 100 segments each. */
public record DrawnPair(PanopticMap truth, PanopticMap prediction) {

  static final int WIDTH = 2048;
  static final int HEIGHT = 1024;

  private static final LabelMap LABELS = ShelfScenes.labelMap();
  private static final int COLUMNS = 14;
  private static final int ROWS = 7;
  private static final int STUFF = 2;
  private static final int SHIFT = 5;

  /** How segments are numbered, and how they lie. */
  public enum Ids {
    /** 1 to 100: ellipses over two bands. */
    SMALL,
    /** Up to 2^24-1, as COCO's are: the same picture. */
    LARGE,
    /** Likewise, but each pixel is of any segment: the worst case. */
    NOISE
  }

  /** The pair of this seed; the prediction's ellipses lie 5 pixels beside the truth's. */
  static DrawnPair draw(long seed, Ids ids) {
    return new DrawnPair(map(seed, ids, 0), map(seed, ids, SHIFT));
  }

  private static PanopticMap map(long seed, Ids ids, int shift) {
    Random random = new Random(seed);
    int[] places = new int[WIDTH * HEIGHT];
    Arrays.fill(places, 0, places.length / STUFF, 1);
    Arrays.fill(places, places.length / STUFF, places.length, STUFF);
    for (int i = 0; i < COLUMNS * ROWS; i++) {
      ellipse(places, random, i, shift);
    }
    if (ids == Ids.NOISE) {
      Random noise = new Random(seed + shift);
      Arrays.setAll(places, i -> 1 + noise.nextInt(STUFF + COLUMNS * ROWS));
    }
    int[] pixels = IntStream.of(places).map(place -> id(place, ids)).toArray();
    List<SegmentLabel> labels =
        IntStream.rangeClosed(1, STUFF + COLUMNS * ROWS)
            .mapToObj(place -> SegmentLabel.truth(id(place, ids), category(place)))
            .toList();
    return Segments.of(WIDTH, HEIGHT, pixels, labels);
  }

  private static void ellipse(int[] places, Random random, int index, int shift) {
    double x = (index % COLUMNS + .3 + .4 * random.nextDouble()) * WIDTH / COLUMNS + shift;
    double y = (index / COLUMNS + .3 + .4 * random.nextDouble()) * HEIGHT / ROWS;
    double radiusX = 30 + 60 * random.nextDouble();
    double radiusY = 30 + 60 * random.nextDouble();
    for (int v = (int) Math.max(0, y - radiusY); v < Math.min(HEIGHT, y + radiusY); v++) {
      double share = (v - y) / radiusY;
      double reach = radiusX * Math.sqrt(Math.max(0, 1 - share * share));
      int from = (int) Math.max(0, x - reach);
      int to = (int) Math.min(WIDTH, x + reach);
      Arrays.fill(places, v * WIDTH + from, v * WIDTH + Math.max(from, to), STUFF + 1 + index);
    }
  }

  /** Large ids are spread by an odd factor, so no two are the same. */
  private static int id(int place, Ids ids) {
    return ids == Ids.SMALL ? place : place * 10_368_889 & 0xFFFFFF;
  }

  private static Category category(int place) {
    List<Category> kind =
        LABELS.categories().stream()
            .filter(category -> category.isThing() == (place > STUFF))
            .toList();
    return kind.get(place % kind.size());
  }
}
