package io.panoptes.models.mask;

import java.util.Arrays;

/** Even-odd filling of rings of pixel edges, down the columns. Not thread-safe. */
final class RingFilling {

  private final int width;
  private final int height;
  private int[] places = new int[256];
  private int size;

  RingFilling(int width, int height) {
    this.width = width;
    this.height = height;
  }

  void add(int[] ring) {
    int x = ring[ring.length - 2];
    for (int i = 0; i < ring.length; i += 2) {
      int y = ring[i + 1];
      if (ring[i] < 0 || ring[i] > width || y < 0 || y > height) {
        throw new IllegalArgumentException(
            "a polygon has the point %d, %d: the image has %d x %d pixels"
                .formatted(ring[i], y, width, height));
      }
      for (int column = Math.min(x, ring[i]); column < Math.max(x, ring[i]); column++) {
        if (size == places.length) {
          places = Arrays.copyOf(places, 2 * size);
        }
        places[size++] = column * height + y;
      }
      x = ring[i];
    }
  }

  RunLengths runs() {
    int[] sorted = Arrays.copyOf(places, size);
    Arrays.sort(sorted);
    return new RunLengths(width, height, ColumnToggles.counts(sorted, width * height));
  }
}
