package io.panoptes.models.training;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A learning rate that falls with a power of what is left of the iterations. Deeplearning4j
 * 1.0.0-M2.1 has one of the name that rises instead.
 *
 * @param total iterations until 0
 */
public record PolyDecay(
    @JsonProperty("peak") double peak,
    @JsonProperty("power") double power,
    @JsonProperty("total") int total)
    implements ISchedule {

  @Override
  public double valueAt(int iteration, int epoch) {
    return peak * Math.pow(Math.max(0, 1 - (double) iteration / total), power);
  }

  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public ISchedule clone() {
    return this;
  }
}
