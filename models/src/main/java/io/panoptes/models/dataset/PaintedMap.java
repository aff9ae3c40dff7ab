package io.panoptes.models.dataset;

import io.panoptes.models.mask.RunLengths;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Masks that overlap to a map of one segment a pixel: what is painted later lies on top. Stuff of
 * one category is one segment; a segment of which nothing is left to be seen is left out. For one
 * thread.
 */
final class PaintedMap {

  private final int width;
  private final int height;
  private final int[] ids;
  private final List<SegmentLabel> labels = new ArrayList<>();
  private final Map<Integer, Integer> stuff = new HashMap<>();

  PaintedMap(int width, int height) {
    this.width = width;
    this.height = height;
    ids = new int[width * height];
  }

  /** A thing; the mask must be of the size of the map. */
  void paintThing(RunLengths mask, Category category, boolean isCrowd) {
    paint(mask, add(category, isCrowd));
  }

  /** Stuff, or more of it. */
  void paintStuff(RunLengths mask, Category category) {
    paint(mask, stuffId(category));
  }

  /** Stuff at a pixel. */
  void paintStuff(int pixel, Category category) {
    ids[pixel] = stuffId(category);
  }

  /** Stuff where nothing is painted. */
  void fill(Category category) {
    int id = 0;
    for (int pixel = 0; pixel < ids.length; pixel++) {
      if (ids[pixel] == 0) {
        id = id == 0 ? stuffId(category) : id;
        ids[pixel] = id;
      }
    }
  }

  PanopticMap map() {
    BitSet seen = new BitSet();
    for (int id : ids) {
      seen.set(id);
    }
    return Segments.of(
        width, height, ids, labels.stream().filter(label -> seen.get(label.id())).toList());
  }

  private int stuffId(Category category) {
    return stuff.computeIfAbsent(category.id(), id -> add(category, false));
  }

  private int add(Category category, boolean isCrowd) {
    int id = labels.size() + 1;
    labels.add(new SegmentLabel(id, category.id(), category.isThing(), isCrowd, 1));
    return id;
  }

  /** Runs go down the columns, zeros and ones by turns. */
  private void paint(RunLengths mask, int id) {
    int at = 0;
    for (int run = 0; run < mask.counts().length; run++) {
      int end = at + mask.counts()[run];
      if (run % 2 == 1) {
        for (int pixel = at; pixel < end; pixel++) {
          ids[pixel % height * width + pixel / height] = id;
        }
      }
      at = end;
    }
  }
}
