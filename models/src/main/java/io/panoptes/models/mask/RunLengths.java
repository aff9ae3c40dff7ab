package io.panoptes.models.mask;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.util.Arrays;

/**
 * A mask as COCO's run lengths, compatible with pycocotools.
 *
 * @param width pixels a row of the whole image
 * @param height rows of the whole image; {@code width * height} is at most 2^31-1
 * @param counts lengths of runs down the columns, from the left: zeros and ones by turns, zeros
 *     first; they sum to {@code width * height}; not copied
 */
public record RunLengths(int width, int height, int[] counts) {

  public RunLengths {
    requireNonNull(counts, "counts is null");
    if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a mask of %d x %d pixels: each side must be at least 1, the limit is %d pixels"
              .formatted(width, height, Integer.MAX_VALUE));
    }
    long sum = 0;
    for (int count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException("a run of %d pixels".formatted(count));
      }
      sum += count;
    }
    if (sum != (long) width * height) {
      throw new IllegalArgumentException(
          "runs of %d pixels for a mask of %d x %d = %d"
              .formatted(sum, width, height, (long) width * height));
    }
  }

  /** The mask of a segment; looks only at the pixels in the segment's box. */
  public static RunLengths of(PanopticMap map, Segment segment) {
    BoundingBox box = segment.box();
    int[] ids = map.ids();
    int width = map.width();
    ColumnToggles toggles = new ColumnToggles(width, map.height());
    int start = box.y() * width + box.x();
    for (int x = 0; x < box.width(); x++) {
      if (ids[start + x] == segment.id()) {
        toggles.add(box.x() + x, box.y());
      }
    }
    for (int y = 1; y < box.height(); y++) {
      addChanges(ids, start + y * width, width, segment, box.y() + y, toggles);
    }
    int last = start + (box.height() - 1) * width;
    for (int x = 0; x < box.width(); x++) {
      if (ids[last + x] == segment.id()) {
        toggles.add(box.x() + x, box.y() + box.height());
      }
    }
    return toggles.runs();
  }

  /**
   * The mask of bits, in an image of this size.
   *
   * @throws IllegalArgumentException when its box does not fit the image
   */
  public static RunLengths of(int width, int height, BitMask mask) {
    return BitRuns.runs(width, height, mask);
  }

  private static void addChanges(
      int[] ids, int row, int width, Segment segment, int y, ColumnToggles toggles) {
    int above = row - width;
    int columns = segment.box().width();
    int x = 0;
    while (x < columns) {
      int same = Arrays.mismatch(ids, above + x, above + columns, ids, row + x, row + columns);
      if (same < 0) {
        return;
      }
      x += same;
      do {
        if ((ids[above + x] == segment.id()) != (ids[row + x] == segment.id())) {
          toggles.add(segment.box().x() + x, y);
        }
        x++;
      } while (x < columns && ids[above + x] != ids[row + x]);
    }
  }

  /**
   * Reads the string that {@link #text} writes.
   *
   * @throws IllegalArgumentException when it is cut, has a strange character, or its runs do not
   *     sum to {@code width * height}
   */
  public static RunLengths parse(String text, int width, int height) {
    return new RunLengths(width, height, RunText.parse(text));
  }

  /** COCO's compressed string: the field {@code counts} of an RLE object. */
  public String text() {
    return RunText.write(counts);
  }

  /** Pixels in the mask. */
  public int area() {
    int area = 0;
    for (int i = 1; i < counts.length; i += 2) {
      area += counts[i];
    }
    return area;
  }

  /** The mask as bits, in the smallest box that holds it. */
  public BitMask bits() {
    return BitRuns.bits(this);
  }

  /** The mask, {@code width * height} flags, row-major. */
  public boolean[] mask() {
    boolean[] mask = new boolean[width * height];
    RowToggles toggles = RowToggles.of(this);
    for (int y = 0; y < height; y++) {
      int row = y * width;
      if (y > 0) {
        System.arraycopy(mask, row - width, mask, row, width);
      }
      for (int i = toggles.first(y); i < toggles.end(y); i++) {
        mask[row + toggles.column(i)] ^= true;
      }
    }
    return mask;
  }
}
