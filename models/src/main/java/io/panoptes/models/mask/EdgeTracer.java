package io.panoptes.models.mask;

import io.panoptes.models.mask.ConnectedComponents.Connectivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Follows the edges between pixels of a mask and others, the mask on the right hand. Each ring has
 * an edge that leads right, along the top of a pixel: those not yet walked are where rings start.
 * Not thread-safe.
 */
final class EdgeTracer {

  private static final int RIGHT = 0;
  private static final int DOWN = 1;
  private static final int LEFT = 2;
  private static final int[] STEP_X = {1, 0, -1, 0};
  private static final int[] STEP_Y = {0, 1, 0, -1};

  private final BitMask mask;
  private final int left;
  private final int top;
  private final int wordsARow;
  private final long[] walkedTops;
  private int[] points = new int[64];
  private int size;

  EdgeTracer(BitMask mask) {
    this.mask = mask;
    left = mask.box().x();
    top = mask.box().y();
    wordsARow = BitMask.wordsARow(mask.box().width());
    walkedTops = new long[mask.words().length];
  }

  List<PixelPolygon> polygons() {
    List<int[]> outer = new ArrayList<>();
    List<List<int[]>> holes = new ArrayList<>();
    if (walkedTops.length == 0) {
      return List.of();
    }
    ConnectedComponents components = components();
    for (int y = 0; y < mask.box().height(); y++) {
      for (int word = 0; word < wordsARow; word++) {
        long starts = unwalkedTops(y, word);
        while (starts != 0) {
          int x = word * Long.SIZE + Long.numberOfTrailingZeros(starts);
          int[] ring = ring(x, y);
          int component = components.labels()[y * mask.box().width() + x] - 1;
          if (component == outer.size()) {
            outer.add(ring);
            holes.add(new ArrayList<>());
          } else {
            holes.get(component).add(ring);
          }
          starts = unwalkedTops(y, word);
        }
      }
    }
    List<PixelPolygon> polygons = new ArrayList<>(outer.size());
    for (int i = 0; i < outer.size(); i++) {
      polygons.add(new PixelPolygon(outer.get(i), holes.get(i)));
    }
    return polygons;
  }

  /** Numbered as their outer rings are met: the first edge of a component is on its outside. */
  private ConnectedComponents components() {
    int width = mask.box().width();
    int height = mask.box().height();
    boolean[] pixels = new boolean[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = contains(i % width, i / width);
    }
    return ConnectedComponents.of(pixels, width, height, Connectivity.FOUR);
  }

  private long unwalkedTops(int y, int word) {
    int at = y * wordsARow + word;
    long above = y == 0 ? 0 : mask.words()[at - wordsARow];
    return mask.words()[at] & ~above & ~walkedTops[at];
  }

  private int[] ring(int startX, int startY) {
    size = 0;
    int x = startX;
    int y = startY;
    int heading = RIGHT;
    do {
      add(x, y);
      int turn = 0;
      while (turn == 0) {
        if (heading == RIGHT) {
          walkedTops[y * wordsARow + x / Long.SIZE] |= 1L << x;
        }
        x += STEP_X[heading];
        y += STEP_Y[heading];
        turn = turn(x, y, heading);
      }
      heading = heading + turn & 3;
    } while (x != startX || y != startY || heading != RIGHT);
    return Arrays.copyOf(points, size);
  }

  /** 1 to the right, -1 to the left, 0 straight on; at a corner of two pixels to the right. */
  private int turn(int x, int y, int heading) {
    boolean aheadRight =
        contains(heading == RIGHT || heading > LEFT ? x : x - 1, heading < LEFT ? y : y - 1);
    if (!aheadRight) {
      return 1;
    }
    boolean aheadLeft =
        contains(
            heading == RIGHT || heading == DOWN ? x : x - 1,
            heading == DOWN || heading == LEFT ? y : y - 1);
    return aheadLeft ? -1 : 0;
  }

  private boolean contains(int x, int y) {
    return mask.contains(left + x, top + y);
  }

  private void add(int x, int y) {
    if (size == points.length) {
      points = Arrays.copyOf(points, 2 * size);
    }
    points[size++] = left + x;
    points[size++] = top + y;
  }
}
