package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A learning rate that rises in a straight line to where another schedule begins, and then follows
 * that. Deeplearning4j's own, RampSchedule, cannot be read again once it was written.
 *
 * @param iterations of the rise, at least 1
 */
public record WarmUp(
    @JsonProperty("iterations") int iterations, @JsonProperty("then") ISchedule then)
    implements ISchedule {

  public WarmUp {
    requireNonNull(then, "then is null");
    if (iterations < 1) {
      throw new IllegalArgumentException(
          "a learning rate that rises for %d iterations: at least 1".formatted(iterations));
    }
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return iteration < iterations
        ? then.valueAt(0, epoch) * (iteration + 1) / iterations
        : then.valueAt(iteration - iterations, epoch);
  }

  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public ISchedule clone() {
    return new WarmUp(iterations, then.clone());
  }
}
