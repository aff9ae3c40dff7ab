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
   * @param products what covers others comes later
   * @return for each sample the id of a stuff category, or {@code firstThing} plus the index of a
   *     product
   */
  int[] paint(Shelf shelf, List<Cutout> products, int firstThing) {
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double y = sceneY(column, row);
        ids[row * width + column] = shelf.categoryAt(y);
        set(row * width + column, shelf.colour(sceneX(column, row), y));
      }
    }
    for (int i = 0; i < products.size(); i++) {
      Placed placed = products.get(i).placed();
      for (double[] shadow : SHADOWS) {
        double dx = -lightSide * shadow[0];
        for (int sample : covered(placed, dx, shadow[1])) {
          darken(sample, (float) shadow[2]);
        }
      }
      for (int sample : products.get(i).samples()) {
        double x = sceneX(sample % width, sample / width);
        double y = sceneY(sample % width, sample / width);
        ids[sample] = firstThing + i;
        set(sample, placed.colour(x, y, lightSide));
      }
    }
    return ids;
  }

  Cutout cutOut(Placed placed) {
    int[] samples = covered(placed, 0, 0);
    return new Cutout(placed, samples, samples.length / (placed.area() * FINE * FINE));
  }

  /** How many samples of each product are visible. */
  int[] visible(List<Cutout> products) {
    Arrays.fill(ids, -1);
    for (int i = 0; i < products.size(); i++) {
      for (int sample : products.get(i).samples()) {
        ids[sample] = i;
      }
    }
    int[] visible = new int[products.size()];
    for (int id : ids) {
      if (id >= 0) {
        visible[id]++;
      }
    }
    return visible;
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

  /** The samples that a product covers when it is moved by some scene pixels. */
  private int[] covered(Placed placed, double dx, double dy) {
    double[] box = box(placed, dx, dy);
    int left = Math.max(0, (int) (box[0] * FINE) - 1);
    int right = Math.min(width - 1, (int) (box[1] * FINE) + 1);
    int top = Math.max(0, (int) (box[2] * FINE) - 1);
    int bottom = Math.min(height - 1, (int) (box[3] * FINE) + 1);
    int[] samples = new int[Math.max(0, right - left + 1) * Math.max(0, bottom - top + 1)];
    int count = 0;
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        if (placed.covers(sceneX(column, row) - dx, sceneY(column, row) - dy)) {
          samples[count++] = row * width + column;
        }
      }
    }
    return Arrays.copyOf(samples, count);
  }

  /** Least and greatest x, then y, of a product's corners in the image. */
  private double[] box(Placed placed, double dx, double dy) {
    double[] box = {
      Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };
    for (int corner = 0; corner < 4; corner++) {
      double across = ((corner & 1) - .5) * placed.product().width();
      double up = (corner >> 1) * placed.product().height();
      double sceneX = placed.sceneX(across, up) + dx;
      double sceneY = placed.sceneY(across, up) + dy;
      double x = view.imageX(sceneX, sceneY);
      double y = view.imageY(sceneX, sceneY);
      box[0] = Math.min(box[0], x);
      box[1] = Math.max(box[1], x);
      box[2] = Math.min(box[2], y);
      box[3] = Math.max(box[3], y);
    }
    return box;
  }

  private double sceneX(int column, int row) {
    return view.sceneX((column + .5) / FINE, (row + .5) / FINE);
  }

  private double sceneY(int column, int row) {
    return view.sceneY((column + .5) / FINE, (row + .5) / FINE);
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
