package io.panoptes.models.scenes;

import java.util.Arrays;
import java.util.List;

/** Paints a shelf and its products at two samples a pixel to either side. */
final class Canvas {

  /** Samples along a pixel's side. */
  static final int FINE = 2;

  private static final double[][] SHADOWS = {{1.5, -.5, .86}, {3, 0, .86}, {5, .5, .9}};

  private final View view;
  private final int width;
  private final int height;
  private final double lightSide;
  private final float[] colours;
  private final int[] ids;

  Canvas(ShelfSettings settings, View view, double lightSide) {
    this.view = view;
    this.lightSide = lightSide;
    width = settings.width() * FINE;
    height = settings.height() * FINE;
    colours = new float[3 * width * height];
    ids = new int[width * height];
  }

  /**
   * Paints all of it.
   *
   * @return for each sample the id of a stuff category, or {@code firstThing} plus the index of a
   *     product
   */
  int[] paint(Shelf shelf, List<Placed> products, int firstThing) {
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double x = view.sceneX(at(column), at(row));
        double y = view.sceneY(at(column), at(row));
        ids[row * width + column] = shelf.categoryAt(y);
        set(row * width + column, shelf.colour(x, y));
      }
    }
    for (int i = 0; i < products.size(); i++) {
      Placed placed = products.get(i);
      int id = firstThing + i;
      for (double[] shadow : SHADOWS) {
        double dx = -lightSide * shadow[0];
        each(
            placed,
            (sample, x, y) -> {
              if (placed.covers(x - dx, y - shadow[1])) {
                darken(sample, (float) shadow[2]);
              }
            });
      }
      each(
          placed,
          (sample, x, y) -> {
            if (placed.covers(x, y)) {
              ids[sample] = id;
              set(sample, placed.colour(x, y, lightSide));
            }
          });
    }
    return ids;
  }

  /** Visible area of each product in square pixels of the image. */
  double[] visibleAreas(List<Placed> products) {
    Arrays.fill(ids, -1);
    for (int i = 0; i < products.size(); i++) {
      Placed placed = products.get(i);
      int index = i;
      each(
          placed,
          (sample, x, y) -> {
            if (placed.covers(x, y)) {
              ids[sample] = index;
            }
          });
    }
    double[] areas = new double[products.size()];
    for (int id : ids) {
      if (id >= 0) {
        areas[id] += 1.0 / (FINE * FINE);
      }
    }
    return areas;
  }

  /** The image of what was painted: each pixel the mean of its samples, R G B, 0 to 1. */
  float[] image() {
    int columns = width / FINE;
    float[] pixels = new float[3 * columns * (height / FINE)];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int pixel = row / FINE * columns + column / FINE;
        for (int channel = 0; channel < 3; channel++) {
          pixels[3 * pixel + channel] +=
              colours[3 * (row * width + column) + channel] / (FINE * FINE);
        }
      }
    }
    return pixels;
  }

  private interface Sample {
    void at(int index, double sceneX, double sceneY);
  }

  private void each(Placed placed, Sample sample) {
    double x = view.imageX(placed.x(), placed.y());
    double y = view.imageY(placed.x(), placed.y());
    double reach = 1.15 * placed.reach() + 6;
    double side = .75 * placed.product().width() + .2 * placed.product().height() + 10;
    int left = Math.max(0, (int) ((x - side) * FINE));
    int right = Math.min(width - 1, (int) ((x + side) * FINE));
    int top = Math.max(0, (int) ((y - reach) * FINE));
    int bottom = Math.min(height - 1, (int) ((y + 12) * FINE));
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        sample.at(
            row * width + column,
            view.sceneX(at(column), at(row)),
            view.sceneY(at(column), at(row)));
      }
    }
  }

  private static double at(int sample) {
    return (sample + .5) / FINE;
  }

  private void set(int sample, Rgb colour) {
    colours[3 * sample] = (float) colour.red();
    colours[3 * sample + 1] = (float) colour.green();
    colours[3 * sample + 2] = (float) colour.blue();
  }

  private void darken(int sample, float factor) {
    for (int channel = 0; channel < 3; channel++) {
      colours[3 * sample + channel] *= factor;
    }
  }
}
