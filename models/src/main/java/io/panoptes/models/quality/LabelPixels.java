package io.panoptes.models.quality;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.SemanticMap;
import java.util.Arrays;
import java.util.List;

/** Labels in place of categories: indices into a label map, which fit a byte a pixel. */
final class LabelPixels {

  static final int VOID = SemanticMap.NO_LABEL;

  private LabelPixels() {}

  /** The label of each place of a map whose categories are all known; void at place 0. */
  static int[] byPlace(ComparedMap map, LabelMap labelMap) {
    List<Segment> segments = map.segments();
    int[] labels = new int[segments.size() + 1];
    labels[0] = VOID;
    for (int i = 0; i < segments.size(); i++) {
      int categoryId = segments.get(i).categoryId();
      labels[i + 1] = labelMap.categories().indexOf(labelMap.byId(categoryId).orElseThrow());
    }
    return labels;
  }

  /** The label of each pixel. */
  static byte[] of(ComparedMap map, LabelMap labelMap) {
    int[] labels = byPlace(map, labelMap);
    int[] ids = map.map().ids();
    byte[] plane = new byte[ids.length];
    int start = 0;
    while (start < ids.length) {
      int id = ids[start];
      int end = start + 1;
      while (end < ids.length && ids[end] == id) {
        end++;
      }
      Arrays.fill(plane, start, end, (byte) labels[map.place(id)]);
      start = end;
    }
    return plane;
  }

  /**
   * @throws IllegalArgumentException when the value is neither void nor an index into the label map
   */
  static void check(int label, LabelMap labelMap, String name) {
    if (label != VOID && label >= labelMap.size()) {
      throw new IllegalArgumentException(
          "the %s has pixels of label %d: the label map has 0 to %d, and %d is void"
              .formatted(name, label, labelMap.size() - 1, VOID));
    }
  }
}
