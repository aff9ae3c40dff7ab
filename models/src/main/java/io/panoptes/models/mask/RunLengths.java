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
 * @param height rows of the whole image
 * @param counts lengths of runs down the columns, from the left: zeros and ones by turns, zeros
 *     first; they sum to {@code width * height}; not copied
 */
public record RunLengths(int width, int height, int[] counts) {

  public RunLengths {
    requireNonNull(counts, "counts is null");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a mask of %d x %d pixels: each side must be at least 1".formatted(width, height));
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
    int height = map.height();
    RunBuilder runs = new RunBuilder();
    runs.add(false, (long) box.x() * height);
    ColumnBlock block = new ColumnBlock(map, segment);
    for (int x = 0; x < box.width(); x++) {
      runs.add(false, box.y());
      block.addColumn(x, runs);
      runs.add(false, height - box.y() - box.height());
    }
    runs.add(false, (long) (map.width() - box.x() - box.width()) * height);
    return new RunLengths(map.width(), height, runs.counts());
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

  /** The mask, {@code width * height} flags, row-major. */
  public boolean[] mask() {
    boolean[] mask = new boolean[width * height];
    int at = 0;
    for (int i = 0; i < counts.length; i++) {
      int end = at + counts[i];
      if (i % 2 == 1) {
        int x = at / height;
        int y = at % height;
        for (int left = counts[i]; left > 0; left--) {
          mask[y * width + x] = true;
          if (++y == height) {
            y = 0;
            x++;
          }
        }
      }
      at = end;
    }
    return mask;
  }

  /**
   * Turns a few columns of the box at a time: down a column each pixel of a row-major map costs a
   * cache line, which its neighbours to the right share.
   */
  private static final class ColumnBlock {
    private static final int COLUMNS = 16;

    private final PanopticMap map;
    private final Segment segment;
    private final int rows;
    private final boolean[] turned;

    ColumnBlock(PanopticMap map, Segment segment) {
      this.map = map;
      this.segment = segment;
      rows = segment.box().height();
      turned = new boolean[COLUMNS * rows];
    }

    /** Columns must be asked for from the left, none left out. */
    void addColumn(int column, RunBuilder runs) {
      if (column % COLUMNS == 0) {
        turn(column);
      }
      int start = column % COLUMNS * rows;
      int end = start + rows;
      while (start < end) {
        int stop = start + 1;
        while (stop < end && turned[stop] == turned[start]) {
          stop++;
        }
        runs.add(turned[start], stop - start);
        start = stop;
      }
    }

    private void turn(int column) {
      BoundingBox box = segment.box();
      int columns = Math.min(COLUMNS, box.width() - column);
      for (int y = 0; y < rows; y++) {
        int from = (box.y() + y) * map.width() + box.x() + column;
        for (int x = 0; x < columns; x++) {
          turned[x * rows + y] = map.ids()[from + x] == segment.id();
        }
      }
    }
  }

  private static final class RunBuilder {
    private int[] counts = new int[16];
    private int size = 1;

    /** Runs at even places are zeros. */
    void add(boolean ones, long length) {
      if (length == 0) {
        return;
      }
      if (ones == (size % 2 == 1)) {
        if (size == counts.length) {
          counts = Arrays.copyOf(counts, 2 * size);
        }
        size++;
      }
      counts[size - 1] += (int) length;
    }

    int[] counts() {
      return Arrays.copyOf(counts, size);
    }
  }
}
