package io.panoptes.models.inference.plan;

/**
 * What one thread may keep.
 *
 * @param plans one for each input size, 1 or more
 * @param bytes of native memory for their arrays; a plan that takes more by itself is run alone
 */
public record PlanLimits(int plans, long bytes) {

  /** 8 sizes, 512 MiB: a U-Net of 16 channels takes 300 bytes a pixel. */
  public static final PlanLimits DEFAULT = new PlanLimits(8, 512L << 20);

  public PlanLimits {
    if (plans < 1 || bytes < 1) {
      throw new IllegalArgumentException(
          "%d plans in %d bytes: each must be at least 1".formatted(plans, bytes));
    }
  }
}
