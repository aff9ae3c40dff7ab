package io.panoptes.operators.batching;

/**
 * How many pixels a batch may have now: the configured limit, halved each time that memory did not
 * suffice, and doubled again after {@value #RECOVERY} batches that went well. Thread-safe.
 */
final class PixelLimit {

  static final int RECOVERY = 32;

  private final long configured;
  private long pixels;
  private int wentWell;

  PixelLimit(long configured) {
    this.configured = configured;
    pixels = configured;
  }

  synchronized long pixels() {
    return pixels;
  }

  /**
   * A batch ran out of memory.
   *
   * @param batchPixels of the batch, 1 or more
   */
  synchronized void lower(long batchPixels) {
    pixels = Math.max(1, Math.min(pixels, batchPixels / 2));
    wentWell = 0;
  }

  /** A batch went well. */
  synchronized void ran() {
    if (pixels < configured && ++wentWell == RECOVERY) {
      wentWell = 0;
      pixels = pixels > configured / 2 ? configured : 2 * pixels;
    }
  }
}
