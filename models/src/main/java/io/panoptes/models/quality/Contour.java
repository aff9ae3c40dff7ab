package io.panoptes.models.quality;

import java.util.Arrays;

/**
 * The contours of one label: those of its pixels that have a pixel of another label, or void,
 * above, below, left or right. The image's border is no contour. Memory grows with the contour's
 * length.
 */
final class Contour {

  private final int width;

  /** {@code y * width + x}, ascending. */
  private int[] pixels = new int[64];

  private int size;

  /** For each row the index of its first pixel, and the size at the end. */
  private final int[] rows;

  private Contour(int width, int height) {
    this.width = width;
    rows = new int[height + 1];
  }

  /**
   * The contour of each label at its index; null where a label has none.
   *
   * @param labels an unsigned byte a pixel, 255 for void
   * @param ignored contour pixels that are void there are left out
   */
  static Contour[] of(byte[] labels, int width, byte[] ignored) {
    int height = labels.length / width;
    Contour[] contours = new Contour[LabelPixels.VOID];
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int start = row;
      while (start < row + width) {
        int end = start + 1;
        while (end < row + width && labels[end] == labels[start]) {
          end++;
        }
        int label = labels[start] & 0xFF;
        if (label != LabelPixels.VOID) {
          if (contours[label] == null) {
            contours[label] = new Contour(width, height);
          }
          contours[label].addOfRun(labels, start, end, y, ignored);
        }
        start = end;
      }
    }
    for (int label = 0; label < contours.length; label++) {
      if (contours[label] != null && contours[label].size == 0) {
        contours[label] = null;
      } else if (contours[label] != null) {
        contours[label].indexRows();
      }
    }
    return contours;
  }

  int size() {
    return size;
  }

  /** How many pixels have one of the other contour nearer than the tolerance. */
  int near(Contour other, double tolerance) {
    int near = 0;
    for (int y = 0; y < rows.length - 1; y++) {
      near += rows[y + 1] > rows[y] ? nearOfRow(y, other, tolerance) : 0;
    }
    return near;
  }

  private int nearOfRow(int y, Contour other, double tolerance) {
    int[] left = Arrays.copyOfRange(pixels, rows[y], rows[y + 1]);
    int count = left.length;
    for (int dy = 0; dy < tolerance && count > 0; dy++) {
      int reach = reach(tolerance, dy);
      count = farFrom(other, y - dy, left, count, dy * width, reach);
      if (dy > 0) {
        count = farFrom(other, y + dy, left, count, -dy * width, reach);
      }
    }
    return left.length - count;
  }

  /**
   * Keeps the pixels that have none of the other's row at most {@code reach} columns away.
   *
   * @param rise what a pixel's index has more than that of the same column in the other's row
   * @return how many are left, at the beginning of the array
   */
  private static int farFrom(
      Contour other, int otherY, int[] left, int count, int rise, int reach) {
    if (otherY < 0 || otherY >= other.rows.length - 1) {
      return count;
    }
    int at = other.rows[otherY];
    int end = other.rows[otherY + 1];
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int pixel = left[i] - rise;
      int found = Arrays.binarySearch(other.pixels, at, end, pixel - reach);
      at = found < 0 ? -found - 1 : found;
      if (at == end || other.pixels[at] > pixel + reach) {
        left[kept++] = left[i];
      }
    }
    return kept;
  }

  /** The most columns away that a pixel {@code dy} rows away is nearer than the tolerance. */
  private int reach(double tolerance, int dy) {
    double squared = tolerance * tolerance - (double) dy * dy;
    int reach = (int) Math.min(width, Math.sqrt(squared));
    return (double) reach * reach < squared ? reach : reach - 1;
  }

  /** Adds what is contour of a run of one label in row {@code y}. */
  private void addOfRun(byte[] labels, int start, int end, int y, byte[] ignored) {
    int above = y == 0 ? 0 : -width;
    int below = y == rows.length - 2 ? 0 : width;
    boolean leftEnds = start > y * width;
    boolean rightEnds = end < (y + 1) * width;
    boolean flat =
        Arrays.equals(labels, start, end, labels, start + above, end + above)
            && Arrays.equals(labels, start, end, labels, start + below, end + below);
    // Mostly only the ends of a run are contour.
    int step = flat ? Math.max(1, end - 1 - start) : 1;
    for (int i = start; i < end; i += step) {
      boolean contour =
          leftEnds && i == start
              || rightEnds && i == end - 1
              || labels[i + above] != labels[i]
              || labels[i + below] != labels[i];
      if (contour && ignored[i] != (byte) LabelPixels.VOID) {
        add(i, y);
      }
    }
  }

  private void add(int pixel, int y) {
    if (size == pixels.length) {
      pixels = Arrays.copyOf(pixels, 2 * size);
    }
    pixels[size++] = pixel;
    rows[y + 1]++;
  }

  private void indexRows() {
    for (int y = 1; y < rows.length; y++) {
      rows[y] += rows[y - 1];
    }
  }
}
