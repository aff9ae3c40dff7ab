package io.panoptes.cli.evaluate;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.SegmentIndex;
import java.util.ArrayList;
import java.util.List;

/** Void in place of segments whose category nobody knows. */
final class KnownCategories {

  private KnownCategories() {}

  /** The map itself where every category is in the label map, else a copy. */
  static PanopticMap of(PanopticMap map, LabelMap labelMap) {
    List<Segment> known = new ArrayList<>();
    for (Segment segment : map.segments()) {
      if (labelMap.byId(segment.categoryId()).isPresent()) {
        known.add(segment);
      }
    }
    if (known.size() == map.segments().size()) {
      return map;
    }
    SegmentIndex index = new SegmentIndex(known.stream().mapToInt(Segment::id).toArray());
    int[] ids = map.ids().clone();
    for (int i = 0; i < ids.length; i++) {
      if (index.place(ids[i]) == SegmentIndex.UNKNOWN) {
        ids[i] = 0;
      }
    }
    return new PanopticMap(map.width(), map.height(), ids, known);
  }
}
