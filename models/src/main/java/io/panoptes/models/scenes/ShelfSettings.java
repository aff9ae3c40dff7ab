package io.panoptes.models.scenes;

/**
 * What shelf scenes are like.
 *
 * @param width pixels, 160 to 640
 * @param height pixels, 160 to 640
 * @param density how much of the shelves is full, 0 to 1
 * @param disturbance how far tilt, blur, noise, uneven light and colour cast go, 0 (none) to 1
 */
public record ShelfSettings(int width, int height, double density, double disturbance) {

  /** About 8 to 25 things on 256 x 192 pixels. */
  public static final ShelfSettings DEFAULT = new ShelfSettings(256, 192, .7, 1);

  private static final int MIN_SIDE = 160;
  private static final int MAX_SIDE = 640;

  public ShelfSettings {
    if (Math.min(width, height) < MIN_SIDE || Math.max(width, height) > MAX_SIDE) {
      throw new IllegalArgumentException(
          "scenes of %d x %d pixels: choose sides of %d to %d"
              .formatted(width, height, MIN_SIDE, MAX_SIDE));
    }
    requireShare("density", density);
    requireShare("disturbance", disturbance);
  }

  /** These settings at another size. */
  public ShelfSettings withSize(int width, int height) {
    return new ShelfSettings(width, height, density, disturbance);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("%s %s: choose 0 to 1".formatted(name, value));
    }
  }
}
