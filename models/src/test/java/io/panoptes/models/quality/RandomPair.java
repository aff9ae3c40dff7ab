package io.panoptes.models.quality;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A random truth and a prediction that is now like it, now not. */
record RandomPair(PanopticMap truth, PanopticMap prediction) {

  private static final int MAX_ID = (1 << 24) - 1;

  /**
   * @param side the most pixels of a side
   */
  static RandomPair draw(Random random, int side) {
    int width = 1 + random.nextInt(side);
    int height = 1 + random.nextInt(side);
    int categories = random.nextBoolean() ? 2 : 1 + random.nextInt(133);
    int count = random.nextInt(random.nextBoolean() ? 8 : 40);
    PanopticMap truth =
        map(random, width, height, rectangles(random, width, height, count), categories, true);
    if (random.nextInt(4) == 0) {
      int[] other = rectangles(random, width, height, count);
      return new RandomPair(truth, map(random, width, height, other, categories, false));
    }
    return new RandomPair(truth, disturbed(random, truth, categories));
  }

  /** The truth with rectangles over it, moved, with some categories wrong. */
  private static PanopticMap disturbed(Random random, PanopticMap truth, int categories) {
    int width = truth.width();
    int height = truth.height();
    int[] places = new int[width * height];
    int dx = random.nextInt(3);
    int dy = random.nextInt(3);
    for (int y = dy; y < height; y++) {
      for (int x = dx; x < width; x++) {
        places[y * width + x] = place(truth, truth.ids()[(y - dy) * width + x - dx]);
      }
    }
    int covers = random.nextInt(4);
    for (int i = 0; i < covers; i++) {
      cover(random, width, height, places, random.nextInt(truth.segments().size() + 2));
    }
    int[] kept = IntStream.of(places).filter(p -> p > 0).distinct().toArray();
    int[] ids = ids(random, truth.segments().size() + 2);
    List<SegmentLabel> labels = new ArrayList<>();
    for (int place : kept) {
      boolean same = place <= truth.segments().size() && random.nextInt(8) > 0;
      int category =
          same ? truth.segments().get(place - 1).categoryId() : 1 + random.nextInt(categories);
      labels.add(new SegmentLabel(ids[place], category, true, false, 1));
    }
    return Segments.of(width, height, IntStream.of(places).map(p -> ids[p]).toArray(), labels);
  }

  private static PanopticMap map(
      Random random, int width, int height, int[] places, int categories, boolean crowds) {
    int[] ids = ids(random, 1 + IntStream.of(places).max().orElse(0));
    Set<Integer> kept = IntStream.of(places).boxed().collect(Collectors.toSet());
    List<SegmentLabel> labels = new ArrayList<>();
    for (int place = ids.length - 1; place > 0; place--) {
      boolean crowd = crowds && random.nextInt(3) == 0;
      if (kept.contains(place)) {
        labels.add(new SegmentLabel(ids[place], 1 + random.nextInt(categories), true, crowd, 1));
      }
    }
    return Segments.of(width, height, IntStream.of(places).map(p -> ids[p]).toArray(), labels);
  }

  private static int[] rectangles(Random random, int width, int height, int count) {
    int[] places = new int[width * height];
    for (int place = 1; place <= count; place++) {
      cover(random, width, height, places, place);
    }
    return places;
  }

  private static void cover(Random random, int width, int height, int[] places, int place) {
    int x = random.nextInt(width);
    int y = random.nextInt(height);
    int right = x + 1 + random.nextInt(width - x);
    int bottom = y + 1 + random.nextInt(height - y);
    for (int v = y; v < bottom; v++) {
      for (int u = x; u < right; u++) {
        places[v * width + u] = place;
      }
    }
  }

  /** Ids by place: 0 for void, then small ones, or any up to the most that a PNG holds. */
  private static int[] ids(Random random, int places) {
    if (random.nextBoolean()) {
      return IntStream.range(0, places).toArray();
    }
    Set<Integer> ids = new HashSet<>();
    ids.add(MAX_ID);
    while (ids.size() < places) {
      ids.add(1 + random.nextInt(MAX_ID));
    }
    int[] chosen = IntStream.concat(IntStream.of(0), ids.stream().mapToInt(i -> i)).toArray();
    return IntStream.range(0, places).map(i -> chosen[i]).toArray();
  }

  private static int place(PanopticMap map, int id) {
    for (int i = 0; i < map.segments().size(); i++) {
      if (map.segments().get(i).id() == id) {
        return i + 1;
      }
    }
    return 0;
  }
}
