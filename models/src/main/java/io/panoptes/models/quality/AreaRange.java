package io.panoptes.models.quality;

/**
 * COCO's ranges of an object's area in pixels, both ends within: an object of exactly 32 x 32
 * pixels is small and medium.
 */
public enum AreaRange {
  ALL(0, 1e10),
  SMALL(0, 32 * 32),
  MEDIUM(32 * 32, 96 * 96),
  LARGE(96 * 96, 1e10);

  private final double least;
  private final double most;

  AreaRange(double least, double most) {
    this.least = least;
    this.most = most;
  }

  public boolean includes(double area) {
    return area >= least && area <= most;
  }
}
