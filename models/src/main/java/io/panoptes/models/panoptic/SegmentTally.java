package io.panoptes.models.panoptic;

/**
 * Measures segments while their pixels go by, run by run: area, box and centroid by place. Memory
 * grows with the places only. For one thread.
 */
public final class SegmentTally {

  private final int[] area;
  private final int[] left;
  private final int[] right;
  private final int[] top;
  private final int[] bottom;
  private final long[] sumX;
  private final long[] sumY;

  /**
   * @param places segments are told apart by places 0 to {@code places - 1}
   */
  public SegmentTally(int places) {
    area = new int[places];
    left = new int[places];
    right = new int[places];
    top = new int[places];
    bottom = new int[places];
    sumX = new long[places];
    sumY = new long[places];
  }

  /** Adds the columns {@code start} to {@code end - 1} of a row. Rows must come from the top. */
  public void add(int place, int y, int start, int end) {
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

  /** Pixels added. */
  public int area(int place) {
    return area[place];
  }

  /**
   * The segment at a place.
   *
   * @throws IllegalArgumentException when it has no pixel
   */
  public Segment segment(int place, SegmentLabel label) {
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
