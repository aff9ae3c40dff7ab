package io.panoptes.models.mask;

import java.util.Arrays;

/** The two passes of a chessboard distance to another label. */
final class ChessboardPass {

  private final int[] labels;
  private final int width;
  private final int height;
  private final boolean outsideDiffers;
  private final int[] distances;

  ChessboardPass(int[] labels, int width, int height, boolean outsideDiffers) {
    this.labels = labels;
    this.width = width;
    this.height = height;
    this.outsideDiffers = outsideDiffers;
    distances = new int[labels.length];
    Arrays.fill(distances, DistanceTransform.NONE);
  }

  int[] distances() {
    return distances;
  }

  void down() {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        visit(x, y, -1);
      }
    }
  }

  void up() {
    for (int y = height - 1; y >= 0; y--) {
      for (int x = width - 1; x >= 0; x--) {
        visit(x, y, 1);
      }
    }
  }

  /** Looks at the neighbour beside and at the three of the row {@code side} rows on. */
  private void visit(int x, int y, int side) {
    int at = y * width + x;
    int nearest = distances[at];
    nearest = Math.min(nearest, through(at, x + side, y));
    for (int dx = -1; dx <= 1; dx++) {
      nearest = Math.min(nearest, through(at, x + dx, y + side));
    }
    distances[at] = nearest;
  }

  private int through(int at, int x, int y) {
    if (x < 0 || y < 0 || x >= width || y >= height) {
      return outsideDiffers ? 1 : DistanceTransform.NONE;
    }
    int next = y * width + x;
    if (labels[next] != labels[at]) {
      return 1;
    }
    return distances[next] == DistanceTransform.NONE ? DistanceTransform.NONE : distances[next] + 1;
  }
}
