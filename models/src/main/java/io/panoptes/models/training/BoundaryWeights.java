package io.panoptes.models.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How much more the categories of pixels count where things meet: there they are told apart. */
public sealed interface BoundaryWeights {

  /** All pixels alike. */
  record None() implements BoundaryWeights {
    @Override
    public float[] of(int[] things, int size) {
      float[] weights = new float[things.length];
      Arrays.fill(weights, 1);
      return weights;
    }
  }

  /**
   * One weight where two things lie in a square around the pixel.
   *
   * @param weight there; elsewhere it is 1
   * @param reach pixels to each side of it, 1 to 20
   */
  record Touching(float weight, int reach) implements BoundaryWeights {
    public Touching {
      require("weight", weight, weight > 0, "above 0");
      require("reach", reach, reach >= 1 && reach <= 20, "1 to 20 pixels");
    }

    @Override
    public float[] of(int[] things, int size) {
      float[] weights = new float[things.length];
      for (int at = 0; at < weights.length; at++) {
        weights[at] = twoThings(things, size, at / size, at % size) ? weight : 1;
      }
      return weights;
    }

    private boolean twoThings(int[] things, int size, int row, int column) {
      int first = 0;
      for (int y = Math.max(0, row - reach); y <= Math.min(size - 1, row + reach); y++) {
        for (int x = Math.max(0, column - reach); x <= Math.min(size - 1, column + reach); x++) {
          int thing = things[y * size + x];
          if (thing != 0 && thing != first) {
            if (first != 0) {
              return true;
            }
            first = thing;
          }
        }
      }
      return false;
    }
  }

  /**
   * The weights of U-Net (Ronneberger et al. 2015): 1 and {@code weight exp(-(d1 + d2)^2 / (2
   * sigma^2))} with the distances to the two nearest things. Further than 3 sigma nothing is added.
   *
   * @param weight 10 in the paper
   * @param sigma in pixels, 5 in the paper, above 0 to 20
   */
  record Distance(float weight, float sigma) implements BoundaryWeights {
    public Distance {
      require("weight", weight, weight > 0, "above 0");
      require("sigma", sigma, sigma > 0 && sigma <= 20, "above 0 to 20 pixels");
    }

    private record Way(int rows, int columns, double length) {}

    @Override
    public float[] of(int[] things, int size) {
      List<Way> ways = nearestFirst((int) Math.ceil(3 * sigma));
      float[] weights = new float[things.length];
      for (int at = 0; at < weights.length; at++) {
        double sum = twoNearest(things, size, at / size, at % size, ways);
        weights[at] = (float) (1 + weight * Math.exp(-sum * sum / (2 * sigma * sigma)));
      }
      return weights;
    }

    private static List<Way> nearestFirst(int reach) {
      List<Way> ways = new ArrayList<>();
      for (int rows = -reach; rows <= reach; rows++) {
        for (int columns = -reach; columns <= reach; columns++) {
          double length = Math.hypot(rows, columns);
          if (length <= reach) {
            ways.add(new Way(rows, columns, length));
          }
        }
      }
      ways.sort(Comparator.comparingDouble(Way::length));
      return ways;
    }

    private static double twoNearest(int[] things, int size, int row, int column, List<Way> ways) {
      int first = 0;
      double nearest = 0;
      for (Way way : ways) {
        int y = row + way.rows();
        int x = column + way.columns();
        int thing = y < 0 || x < 0 || y >= size || x >= size ? 0 : things[y * size + x];
        if (thing != 0 && thing != first) {
          if (first != 0) {
            return nearest + way.length();
          }
          first = thing;
          nearest = way.length();
        }
      }
      return Double.POSITIVE_INFINITY;
    }
  }

  /**
   * @param things id of the thing each pixel belongs to, 0 for none, {@code [size, size]}
   * @return what each pixel counts, likewise
   */
  float[] of(int[] things, int size);

  private static void require(String name, double value, boolean holds, String range) {
    if (!holds) {
      throw new IllegalArgumentException(
          "weights of boundaries with a %s of %s: %s".formatted(name, value, range));
    }
  }
}
