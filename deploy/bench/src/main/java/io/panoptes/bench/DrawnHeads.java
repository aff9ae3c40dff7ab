package io.panoptes.bench;

import io.panoptes.models.panoptic.SemanticMap;
import java.util.Arrays;
import java.util.Random;

/**
 * What a network would say of an image of round things in a grid: heat around each centre, and from
 * each pixel of a thing an offset to its centre that is a pixel or so wrong.
 */
record DrawnHeads(
    int width,
    int height,
    float[] heat,
    float[] offsetY,
    float[] offsetX,
    boolean[] things,
    byte[] labels) {

  private static final int THING_LABELS = 3;
  private static final byte STUFF_LABEL = 4;
  private static final double HEAT_SIGMA = 6;

  /**
   * The heads of this seed.
   *
   * @param width pixels, twice as many as rows
   * @param rows of things, each of twice as many
   */
  static DrawnHeads draw(long seed, int width, int rows) {
    int height = width / 2;
    int pixels = width * height;
    DrawnHeads heads =
        new DrawnHeads(
            width,
            height,
            new float[pixels],
            new float[pixels],
            new float[pixels],
            new boolean[pixels],
            new byte[pixels]);
    Arrays.fill(heads.labels, STUFF_LABEL);
    Random random = new Random(seed);
    double pitch = (double) height / rows;
    for (int i = 0; i < 2 * rows * rows; i++) {
      int x = (int) ((i % (2 * rows) + .5) * pitch);
      int y = (int) ((i / (2 * rows) + .5) * pitch);
      heads.thing(x, y, pitch * (.3 + .15 * random.nextDouble()), i % THING_LABELS, random);
    }
    return heads;
  }

  /** The same heads, but each thing is hot all over: centres are plateaus of all its pixels. */
  DrawnHeads withPlateaus() {
    float[] hot = new float[heat.length];
    for (int i = 0; i < hot.length; i++) {
      hot[i] = things[i] ? 1 : 0;
    }
    return new DrawnHeads(width, height, hot, offsetY, offsetX, things, labels);
  }

  /** Argmax of the semantic head, sure of itself. */
  SemanticMap semantic() {
    byte[] confidence = new byte[labels.length];
    Arrays.fill(confidence, (byte) 0xFF);
    return new SemanticMap(width, height, labels, confidence);
  }

  private void thing(int x, int y, double radius, int label, Random random) {
    int reach = (int) radius;
    for (int v = Math.max(0, y - reach); v <= Math.min(height - 1, y + reach); v++) {
      for (int u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u++) {
        double squared = (u - x) * (u - x) + (v - y) * (v - y);
        if (squared <= radius * radius) {
          int i = v * width + u;
          heat[i] = (float) Math.exp(-squared / (2 * HEAT_SIGMA * HEAT_SIGMA));
          offsetY[i] = (float) (y - v + random.nextGaussian());
          offsetX[i] = (float) (x - u + random.nextGaussian());
          things[i] = true;
          labels[i] = (byte) label;
        }
      }
    }
  }
}
