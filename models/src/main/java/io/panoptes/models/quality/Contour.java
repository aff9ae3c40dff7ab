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
    int count = rows[y + 1] - rows[y];
    boolean[] near = new boolean[count];
    int found = 0;
    for (int dy = 0; dy < tolerance && found < count; dy++) {
      int reach = reach(tolerance, dy);
      found += mark(y, other, y - dy, reach, near);
      if (dy > 0) {
        found += mark(y, other, y + dy, reach, near);
      }
    }
    return found;
  }

  /** Marks those of a row with one of the other's row at most {@code reach} columns away. */
  private int mark(int y, Contour other, int otherY, int reach, boolean[] near) {
    if (otherY < 0 || otherY >= rows.length - 1) {
      return 0;
    }
    int at = other.rows[otherY];
    int end = other.rows[otherY + 1];
    int offset = (y - otherY) * width;
    int marked = 0;
    for (int i = 0; i < near.length && at < end; i++) {
      int pixel = pixels[rows[y] + i] - offset;
      while (at < end && other.pixels[at] < pixel - reach) {
        at++;
      }
      if (!near[i] && at < end && other.pixels[at] <= pixel + reach) {
        near[i] = true;
        marked++;
      }
    }
    return marked;
  }

  /** The most columns away that a pixel {@code dy} rows away is nearer than the tolerance. */
  private static int reach(double tolerance, int dy) {
    double squared = tolerance * tolerance - (double) dy * dy;
    int reach = (int) Math.sqrt(squared);
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
