package io.panoptes.models.training;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A learning rate that rises in a straight line, then falls along half a cosine to nearly nothing
 * (SGDR without restarts, Loshchilov and Hutter 2017). Counts iterations; epochs are ignored.
 */
public final class WarmUpCosine implements ISchedule {

  private static final long serialVersionUID = 1;
  private static final double LAST = .01;

  private final double peak;
  private final int warmUp;
  private final int total;

  /**
   * @param peak the highest rate
   * @param warmUp iterations until it is reached
   * @param total iterations until a hundredth of it is left
   */
  public WarmUpCosine(
      @JsonProperty("peak") double peak,
      @JsonProperty("warmUp") int warmUp,
      @JsonProperty("total") int total) {
    if (!(peak > 0) || warmUp < 0 || total <= warmUp) {
      throw new IllegalArgumentException(
          "a learning rate of %s with %d of %d iterations to warm up: the rate is above 0 and the warm-up shorter than the whole"
              .formatted(peak, warmUp, total));
    }
    this.peak = peak;
    this.warmUp = warmUp;
    this.total = total;
  }

  @JsonProperty("peak")
  public double peak() {
    return peak;
  }

  @JsonProperty("warmUp")
  public int warmUp() {
    return warmUp;
  }

  @JsonProperty("total")
  public int total() {
    return total;
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    if (iteration < warmUp) {
      return peak * (iteration + 1) / warmUp;
    }
    double done = Math.min(1, (double) (iteration - warmUp) / (total - warmUp));
    return peak * (LAST + (1 - LAST) * (1 + Math.cos(Math.PI * done)) / 2);
  }

  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public ISchedule clone() {
    return new WarmUpCosine(peak, warmUp, total);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WarmUpCosine that
        && peak == that.peak
        && warmUp == that.warmUp
        && total == that.total;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(peak) * 31 + warmUp * 7 + total;
  }
}
