package io.panoptes.models.panoptic;

import java.util.ArrayList;
import java.util.List;

/** Measures the segments of a map: area, box and centroid from the pixels, in one pass. */
public final class Segments {

  private final int width;
  private final int[] area;
  private final int[] left;
  private final int[] right;
  private final int[] top;
  private final int[] bottom;
  private final long[] sumX;
  private final long[] sumY;

  private Segments(int width, int count) {
    this.width = width;
    area = new int[count + 1];
    left = new int[count + 1];
    right = new int[count + 1];
    top = new int[count + 1];
    bottom = new int[count + 1];
    sumX = new long[count + 1];
    sumY = new long[count + 1];
  }

  /**
   * A map of measured segments.
   *
   * @param ids {@code width * height} values, row-major, 0 for void; not copied
   * @param labels what is known of each segment, in the order the map shall have
   * @throws IllegalArgumentException when a pixel's id is not among the labels, a label has no
   *     pixel, or an id occurs twice
   */
  public static PanopticMap of(int width, int height, int[] ids, List<SegmentLabel> labels) {
    if (ids.length != width * height) {
      throw new IllegalArgumentException(
          "%d ids for %d x %d pixels".formatted(ids.length, width, height));
    }
    Segments measured = new Segments(width, labels.size());
    SegmentIndex index = new SegmentIndex(labels.stream().mapToInt(SegmentLabel::id).toArray());
    for (int y = 0; y < height; y++) {
      measured.addRow(ids, y, index);
    }
    List<Segment> segments = new ArrayList<>(labels.size());
    for (int i = 0; i < labels.size(); i++) {
      segments.add(measured.segment(labels.get(i), i + 1));
    }
    return new PanopticMap(width, height, ids, segments);
  }

  /** Adds a row run by run: neighbours mostly belong to one segment. */
  private void addRow(int[] ids, int y, SegmentIndex index) {
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
      addRun(place, start, end, y);
      start = end;
    }
  }

  private void addRun(int place, int start, int end, int y) {
    int length = end - start;
    if (area[place] == 0) {
      left[place] = start;
      right[place] = end;
      top[place] = y;
    } else {
      left[place] = Math.min(left[place], start);
      right[place] = Math.max(right[place], end);
    }
    bottom[place] = y + 1;
    area[place] += length;
    sumX[place] += (long) length * (start + end - 1) / 2;
    sumY[place] += (long) length * y;
  }

  private Segment segment(SegmentLabel label, int place) {
    if (area[place] == 0) {
      throw new IllegalArgumentException("segment %d has no pixel".formatted(label.id()));
    }
    return new Segment(
        label.id(),
        label.categoryId(),
        label.isThing(),
        label.isCrowd(),
        label.score(),
        area[place],
        new BoundingBox(
            left[place], top[place], right[place] - left[place], bottom[place] - top[place]),
        (float) (sumX[place] / (double) area[place] + .5),
        (float) (sumY[place] / (double) area[place] + .5));
  }
}
