package io.panoptes.bench;

import io.panoptes.models.panoptic.SemanticMap;
import java.util.Arrays;
import java.util.Random;

/**
 * What a network would say of a square of round things in a grid: heat around each centre, and from
 * each pixel of a thing an offset to its centre that is a pixel or so wrong.
 */
record DrawnHeads(
    int side, float[] heat, float[] offsetY, float[] offsetX, boolean[] things, byte[] labels) {

  private static final int THING_LABELS = 3;
  private static final byte STUFF_LABEL = 4;
  private static final double HEAT_SIGMA = 6;

  /**
   * The heads of this seed.
   *
   * @param side pixels
   * @param things in a row, as many rows of them
   */
  static DrawnHeads draw(long seed, int side, int things) {
    int pixels = side * side;
    DrawnHeads heads =
        new DrawnHeads(
            side,
            new float[pixels],
            new float[pixels],
            new float[pixels],
            new boolean[pixels],
            new byte[pixels]);
    Arrays.fill(heads.labels, STUFF_LABEL);
    Random random = new Random(seed);
    double pitch = (double) side / things;
    for (int i = 0; i < things * things; i++) {
      int x = (int) ((i % things + .5) * pitch);
      int y = (int) ((i / things + .5) * pitch);
      heads.thing(x, y, pitch * (.3 + .15 * random.nextDouble()), i % THING_LABELS, random);
    }
    return heads;
  }

  /** Argmax of the semantic head, sure of itself. */
  SemanticMap semantic() {
    byte[] confidence = new byte[labels.length];
    Arrays.fill(confidence, (byte) 0xFF);
    return new SemanticMap(side, side, labels, confidence);
  }

  private void thing(int x, int y, double radius, int label, Random random) {
    int reach = (int) radius;
    for (int v = Math.max(0, y - reach); v <= Math.min(side - 1, y + reach); v++) {
      for (int u = Math.max(0, x - reach); u <= Math.min(side - 1, x + reach); u++) {
        double squared = (u - x) * (u - x) + (v - y) * (v - y);
        if (squared <= radius * radius) {
          int i = v * side + u;
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
