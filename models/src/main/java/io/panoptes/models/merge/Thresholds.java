package io.panoptes.models.merge;

/** Checks of what settings hold. */
final class Thresholds {

  private Thresholds() {}

  static void check(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("%s %s: expected 0 to 1".formatted(name, value));
    }
  }
}
