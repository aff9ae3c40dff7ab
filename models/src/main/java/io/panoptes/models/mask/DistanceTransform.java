package io.panoptes.models.mask;

/**
 * Exact distances between pixel centres. The euclidean one is by lower envelopes of parabolas, down
 * the columns and then along the rows (Felzenszwalb and Huttenlocher 2012), in whole numbers
 * throughout; the chessboard one by two passes (Rosenfeld and Pfaltz 1966). Time grows with the
 * pixels, whatever the distances.
 */
public final class DistanceTransform {

  /** The distance where there is nothing to be near to. */
  public static final int NONE = Integer.MAX_VALUE;

  /** Of width² + height²: above it a squared distance does not fit an int. */
  private static final int LIMIT = NONE - 1;

  private DistanceTransform() {}

  /**
   * For each pixel the squared euclidean distance to the nearest pixel of a mask; 0 on the mask,
   * {@link #NONE} everywhere when the mask is empty.
   *
   * @param mask {@code width * height} flags, row-major
   * @throws IllegalArgumentException when the flags do not fit the size, or {@code width² +
   *     height²} is above 2^31-2 (sides of up to 32,767 always fit)
   */
  public static int[] squaredEuclidean(boolean[] mask, int width, int height) {
    check(mask.length, width, height);
    if ((long) width * width + (long) height * height > LIMIT) {
      throw new IllegalArgumentException(
          "a mask of %d x %d pixels: squared distances in it pass %d, cut it"
              .formatted(width, height, LIMIT));
    }
    int[] squares = columnDistances(mask, width, height);
    LowerEnvelope envelope = new LowerEnvelope(width);
    for (int y = 0; y < height; y++) {
      envelope.transform(squares, y * width);
    }
    return squares;
  }

  /**
   * For each pixel the chessboard distance (the longer of the two axes) to the nearest pixel of
   * another label; 1 at the edge of a label. The outside of the image counts as another label where
   * {@code outsideDiffers}, so that {@code d} erosions by a 3x3 square keep just the pixels whose
   * distance is above d.
   *
   * @param labels {@code width * height} values, row-major
   * @return {@link #NONE} everywhere when there is but one label and the outside does not differ
   */
  public static int[] chessboardToOtherLabel(
      int[] labels, int width, int height, boolean outsideDiffers) {
    check(labels.length, width, height);
    ChessboardPass pass = new ChessboardPass(labels, width, height, outsideDiffers);
    pass.down();
    pass.up();
    return pass.distances();
  }

  /** Squared distance to the nearest flag of the same column. */
  private static int[] columnDistances(boolean[] mask, int width, int height) {
    int[] distances = new int[mask.length];
    for (int i = 0; i < mask.length; i++) {
      if (mask[i]) {
        distances[i] = 0;
      } else if (i < width || distances[i - width] == NONE) {
        distances[i] = NONE;
      } else {
        distances[i] = distances[i - width] + 1;
      }
    }
    for (int i = mask.length - width - 1; i >= 0; i--) {
      int below = distances[i + width];
      if (below < distances[i]) {
        distances[i] = Math.min(distances[i], below + 1);
      }
    }
    for (int i = 0; i < distances.length; i++) {
      if (distances[i] != NONE) {
        distances[i] *= distances[i];
      }
    }
    return distances;
  }

  private static void check(int length, int width, int height) {
    if (width < 1 || height < 1 || length != (long) width * height) {
      throw new IllegalArgumentException(
          "%d values for %d x %d pixels".formatted(length, width, height));
    }
  }
}
