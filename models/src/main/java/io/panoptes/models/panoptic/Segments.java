package io.panoptes.models.panoptic;

import java.util.ArrayList;
import java.util.List;

/** Measures the segments of a map: area, box and centroid from the pixels, in one pass. */
public final class Segments {

  private Segments() {}

  /**
   * A map of measured segments.
   *
   * @param ids {@code width * height} values, row-major, 0 for void; not copied
   * @param labels what is known of each segment, in the order the map shall have
   * @throws IllegalArgumentException when a pixel's id is not among the labels, a label has no
   *     pixel, or an id occurs twice
   */
  public static PanopticMap of(int width, int height, int[] ids, List<SegmentLabel> labels) {
    if (width < 1 || height < 1 || ids.length != (long) width * height) {
      throw new IllegalArgumentException(
          "%d ids for %d x %d pixels".formatted(ids.length, width, height));
    }
    SegmentTally tally = new SegmentTally(labels.size() + 1);
    SegmentIndex index = new SegmentIndex(labels.stream().mapToInt(SegmentLabel::id).toArray());
    for (int y = 0; y < height; y++) {
      addRow(tally, ids, y, width, index);
    }
    List<Segment> segments = new ArrayList<>(labels.size());
    for (int i = 0; i < labels.size(); i++) {
      segments.add(tally.segment(i + 1, labels.get(i)));
    }
    return new PanopticMap(width, height, ids, segments);
  }

  /** Adds a row run by run: neighbours mostly belong to one segment. */
  private static void addRow(SegmentTally tally, int[] ids, int y, int width, SegmentIndex index) {
    int start = 0;
    while (start < width) {
      int id = ids[y * width + start];
      int end = start + 1;
      while (end < width && ids[y * width + end] == id) {
        end++;
      }
      int place = index.place(id);
      if (place == SegmentIndex.UNKNOWN) {
        throw new IllegalArgumentException(
            "the pixel at column %d, row %d has id %d, which no segment has"
                .formatted(start, y, id));
      }
      tally.add(place, y, start, end);
      start = end;
    }
  }
}
