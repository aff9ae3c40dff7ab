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

/** Ellipses of random things over bands of stuff, some hiding others, in a square. */
final class DrawnMap {

  private static final LabelMap LABELS = ShelfScenes.labelMap();
  private static final int PIXELS_A_THING = 2048;

  private final int side;
  private final int[] ids;

  private DrawnMap(int side) {
    this.side = side;
    this.ids = new int[side * side];
  }

  /**
   * The map of this seed.
   *
   * @param side pixels, at least 3; a thing for each 2048 pixels is drawn
   * @param shift pixels by which all things are moved: maps of one seed and different shifts are
   *     like a truth and a prediction
   */
  static PanopticMap draw(long seed, int side, int shift) {
    Random random = new Random(seed);
    DrawnMap map = new DrawnMap(side);
    List<Category> stuff = categories(false);
    List<Category> things = categories(true);
    for (int y = 0; y < side; y++) {
      Arrays.fill(map.ids, y * side, (y + 1) * side, 1 + y * stuff.size() / side);
    }
    int count = side * side / PIXELS_A_THING;
    for (int i = 0; i < count; i++) {
      map.ellipse(stuff.size() + 1 + i, random, shift);
    }
    List<SegmentLabel> labels =
        Arrays.stream(map.ids)
            .distinct()
            .sorted()
            .mapToObj(
                id ->
                    SegmentLabel.truth(
                        id,
                        id <= stuff.size() ? stuff.get(id - 1) : things.get(id % things.size())))
            .toList();
    return Segments.of(side, side, map.ids, labels);
  }

  private void ellipse(int id, Random random, int shift) {
    int x = random.nextInt(side) + shift;
    int y = random.nextInt(side) + shift;
    int radiusX = 8 + random.nextInt(32);
    int radiusY = 8 + random.nextInt(32);
    for (int v = Math.max(0, y - radiusY); v < Math.min(side, y + radiusY); v++) {
      double share = (v - y) / (double) radiusY;
      int reach = (int) (radiusX * Math.sqrt(1 - share * share));
      int from = Math.min(side, Math.max(0, x - reach));
      int to = Math.max(from, Math.min(side, x + reach));
      Arrays.fill(ids, v * side + from, v * side + to, id);
    }
  }

  private static List<Category> categories(boolean things) {
    return IntStream.range(0, LABELS.size())
        .mapToObj(LABELS::byLabel)
        .filter(category -> category.isThing() == things)
        .toList();
  }
}
