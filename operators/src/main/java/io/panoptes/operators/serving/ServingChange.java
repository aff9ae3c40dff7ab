package io.panoptes.operators.serving;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A serving and how many changes led to it, which is what checkpoints hold.
 *
 * @param number of the change, counted over the life of the job's state; 0 for what is configured
 */
public record ServingChange(long number, Serving serving) implements Serializable {

  public ServingChange {
    requireNonNull(serving, "serving is null");
    if (number < 0) {
      throw new IllegalArgumentException("change %d: the least is 0".formatted(number));
    }
  }
}
