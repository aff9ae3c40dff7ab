package io.panoptes.models.panoptic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Hand-drawn and random maps. */
public final class TestMaps {

  /** Thing 1 and 2, stuff 3 and 4. */
  public static final LabelMap LABELS =
      new LabelMap(
          List.of(
              new Category(1, "bottle", true, 0xDC143C),
              new Category(2, "can", true, 0x0000FF),
              new Category(3, "rail", false, 0x808080),
              new Category(4, "wall", false, 0xC0C0C0)));

  private TestMaps() {}

  /** Ids of a drawing: a character a pixel, '.' for void, else 1 to 9. */
  public static int[] ids(String... rows) {
    return String.join("", rows).chars().map(c -> c == '.' ? 0 : c - '0').toArray();
  }

  /** A drawing whose segment {@code i} has the category at index {@code i - 1}. */
  public static PanopticMap draw(int[] categories, String... rows) {
    return draw(LABELS, categories, rows);
  }

  /** Likewise, of other categories. */
  public static PanopticMap draw(LabelMap labelMap, int[] categories, String... rows) {
    List<SegmentLabel> labels = new ArrayList<>();
    for (int i = 0; i < categories.length; i++) {
      labels.add(SegmentLabel.truth(i + 1, labelMap.byId(categories[i]).orElseThrow()));
    }
    return Segments.of(rows[0].length(), rows.length, ids(rows), labels);
  }

  /** Random rectangles over void; ids are random up to 2^24-1 or 1 to n. */
  public static PanopticMap random(Random random, int width, int height, boolean crowds) {
    int count = random.nextInt(12);
    boolean large = random.nextBoolean();
    int[] ids = new int[width * height];
    List<SegmentLabel> labels = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      int id = large ? i * 100_003 : i;
      Category category = LABELS.byLabel(random.nextInt(LABELS.size()));
      boolean crowd = crowds && category.isThing() && random.nextInt(4) == 0;
      labels.add(new SegmentLabel(id, category.id(), category.isThing(), crowd, 1));
      int x = random.nextInt(width);
      int y = random.nextInt(height);
      int right = x + 1 + random.nextInt(width - x);
      int bottom = y + 1 + random.nextInt(height - y);
      for (int v = y; v < bottom; v++) {
        for (int u = x; u < right; u++) {
          ids[v * width + u] = id;
        }
      }
    }
    labels.removeIf(label -> !contains(ids, label.id()));
    return Segments.of(width, height, ids, labels);
  }

  /** The map moved right and down, void where nothing came from; segments pushed out are gone. */
  public static PanopticMap shifted(PanopticMap map, int dx, int dy) {
    int[] ids = new int[map.ids().length];
    for (int y = dy; y < map.height(); y++) {
      for (int x = dx; x < map.width(); x++) {
        ids[y * map.width() + x] = map.ids()[(y - dy) * map.width() + x - dx];
      }
    }
    List<SegmentLabel> labels = new ArrayList<>();
    for (Segment segment : map.segments()) {
      if (contains(ids, segment.id())) {
        labels.add(
            new SegmentLabel(segment.id(), segment.categoryId(), segment.isThing(), false, 1));
      }
    }
    return Segments.of(map.width(), map.height(), ids, labels);
  }

  private static boolean contains(int[] ids, int id) {
    for (int value : ids) {
      if (value == id) {
        return true;
      }
    }
    return false;
  }
}
