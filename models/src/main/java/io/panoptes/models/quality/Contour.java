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
   * The contour of each label that occurs, at its index; null at those that do not.
   *
   * @param labels an unsigned byte a pixel, 255 for void
   * @param ignored contour pixels that are void there are left out
   */
  static Contour[] of(byte[] labels, int width, byte[] ignored) {
    int height = labels.length / width;
    Contour[] contours = new Contour[LabelPixels.VOID];
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int above = y == 0 ? row : row - width;
      int below = y == height - 1 ? row : row + width;
      for (int x = 0; x < width; x++) {
        byte label = labels[row + x];
        boolean inside =
            label == labels[above + x]
                && label == labels[below + x]
                && label == labels[x == 0 ? row : row + x - 1]
                && label == labels[x == width - 1 ? row + x : row + x + 1];
        if (!inside
            && label != (byte) LabelPixels.VOID
            && ignored[row + x] != (byte) LabelPixels.VOID) {
          int index = label & 0xFF;
          if (contours[index] == null) {
            contours[index] = new Contour(width, height);
          }
          contours[index].add(row + x, y);
        }
      }
    }
    for (Contour contour : contours) {
      if (contour != null) {
        contour.indexRows();
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
