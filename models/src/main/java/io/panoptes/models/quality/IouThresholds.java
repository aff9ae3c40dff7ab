package io.panoptes.models.quality;

/** COCO's thresholds .5, .55 to .95, to the bit as numpy's {@code linspace} gives them. */
final class IouThresholds {

  static final int COUNT = 10;
  static final int AT_75 = 5;

  private static final double STEP = (.95 - .5) / (COUNT - 1);

  private IouThresholds() {}

  static double at(int index) {
    return index == COUNT - 1 ? .95 : index * STEP + .5;
  }
}
