package io.panoptes.cli.bench;

/** Figures as reports have them. */
final class Figures {

  private static final double PARTS = 1000;

  private Figures() {}

  /** To three decimals; no measurement here is finer. */
  static double rounded(double value) {
    return Math.round(value * PARTS) / PARTS;
  }
}
