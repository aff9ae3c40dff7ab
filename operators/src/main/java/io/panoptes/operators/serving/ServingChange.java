package io.panoptes.operators.serving;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Optional;

/**
 * A serving, what runs in its shadow, and how many changes led to both, which is what checkpoints
 * hold. A pack is never in the shadow of itself.
 *
 * @param number of the change, counted over the life of the job's state; 0 for what is configured
 * @param candidate null where none runs, as in the state of jobs that knew of none
 */
public record ServingChange(long number, Serving serving, Shadow candidate)
    implements Serializable {

  public ServingChange {
    requireNonNull(serving, "serving is null");
    if (number < 0) {
      throw new IllegalArgumentException("change %d: the least is 0".formatted(number));
    }
    if (candidate != null && isOf(candidate, serving)) {
      throw new IllegalArgumentException(
          "%s is what is active: there is nothing to hold it against"
              .formatted(serving.packText()));
    }
  }

  /** Without a shadow. */
  public ServingChange(long number, Serving serving) {
    this(number, serving, null);
  }

  /** What runs in the shadow. */
  public Optional<Shadow> shadow() {
    return Optional.ofNullable(candidate);
  }

  /** Another serving with the same shadow; a pack that is served now is none any more. */
  public ServingChange serve(long next, Serving other) {
    return new ServingChange(next, other, shadow().filter(now -> !isOf(now, other)).orElse(null));
  }

  /** The same serving with this shadow, or without one. */
  public ServingChange shadow(long next, Optional<Shadow> other) {
    return new ServingChange(next, serving, other.orElse(null));
  }

  private static boolean isOf(Shadow shadow, Serving serving) {
    return shadow.pack().identity().digest().equals(serving.pack().identity().digest());
  }

  /** For people. */
  public String text() {
    return "%s, %s%s"
        .formatted(
            serving.packText(),
            serving.policy(),
            shadow().map(now -> "; in its shadow " + now.text()).orElse(""));
  }
}
