package io.panoptes.models.quality;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.SegmentIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * One side of a comparison: its segments go by their place in the list, from 1; place 0 is void,
 * and what counts as void.
 */
final class ComparedMap {

  private final String name;
  private final PanopticMap map;
  private final SegmentIndex index;

  /** Place among {@link #segments} by place among all of the map's. */
  private final int[] places;

  private final List<Segment> segments;

  private ComparedMap(String name, PanopticMap map, int[] places, List<Segment> segments) {
    this.name = name;
    this.map = map;
    this.index = SegmentIndex.of(map);
    this.places = places;
    this.segments = segments;
  }

  /** The map with all of its segments. */
  static ComparedMap of(String name, PanopticMap map) {
    int[] places = new int[map.segments().size() + 1];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    return new ComparedMap(name, map, places, map.segments());
  }

  /**
   * The truth with the segments whose category is known; the others count as void.
   *
   * @throws IllegalArgumentException when one is not known and the rules refuse it
   */
  static ComparedMap truth(PanopticMap map, LabelMap labelMap, QualityRules rules) {
    return of("truth", map, labelMap, rules.unknown() == UnknownCategories.REFUSED);
  }

  /** Likewise for the prediction. */
  static ComparedMap prediction(PanopticMap map, LabelMap labelMap, QualityRules rules) {
    return of("prediction", map, labelMap, rules.unknown() != UnknownCategories.VOID);
  }

  private static ComparedMap of(String name, PanopticMap map, LabelMap labelMap, boolean refused) {
    int[] places = new int[map.segments().size() + 1];
    List<Segment> known = new ArrayList<>(map.segments().size());
    for (int i = 0; i < map.segments().size(); i++) {
      Segment segment = map.segments().get(i);
      if (labelMap.byId(segment.categoryId()).isPresent()) {
        known.add(segment);
        places[i + 1] = known.size();
      } else if (refused) {
        throw new IllegalArgumentException(
            "segment %d of the %s has category %d, which is not in the label map: %s"
                .formatted(segment.id(), name, segment.categoryId(), labelMap.categories()));
      }
    }
    return new ComparedMap(name, map, places, known);
  }

  List<Segment> segments() {
    return segments;
  }

  /**
   * The place of the segment whose pixels have this id.
   *
   * @throws IllegalArgumentException when none has
   */
  int place(int id) {
    int place = index.place(id);
    if (place == SegmentIndex.UNKNOWN) {
      throw new IllegalArgumentException(
          "the %s has pixels of id %d, which none of its segments has".formatted(name, id));
    }
    return places[place];
  }

  /**
   * @throws IllegalArgumentException when the sizes differ
   */
  void checkSameSize(ComparedMap other) {
    if (map.width() != other.map.width() || map.height() != other.map.height()) {
      throw new IllegalArgumentException(
          "the %s is %d x %d pixels, the %s %d x %d: expected the same size"
              .formatted(
                  name,
                  map.width(),
                  map.height(),
                  other.name,
                  other.map.width(),
                  other.map.height()));
    }
  }

  PanopticMap map() {
    return map;
  }

  /**
   * @param areas pixels by place
   * @throws IllegalArgumentException when a segment has none: its list and its pixels disagree
   */
  void checkEachHasPixels(int[] areas) {
    for (int place = 1; place < areas.length; place++) {
      if (areas[place] == 0) {
        throw new IllegalArgumentException(
            "the %s lists segment %d, which has no pixel: take it out of the list"
                .formatted(name, segments.get(place - 1).id()));
      }
    }
  }
}
