package io.panoptes.operators.serving;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Locale;

/**
 * A candidate that runs beside what is served, on some of the images, without a say in any result.
 *
 * @param share which part of the images it is to see, above 0 and at most 1
 * @param capacity how much of the time of the threads that run what is served it may use besides,
 *     above 0 and at most 1
 */
public record Shadow(PackReference pack, double share, double capacity) implements Serializable {

  public Shadow {
    requireNonNull(pack, "pack is null");
    check("a share", share);
    check("a capacity", capacity);
  }

  private static void check(String what, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s of %s: the limit is above 0 to 1", what, value));
    }
  }

  /** As if it were served: one image at a time, without a wait, on one thread. */
  public Serving alone() {
    return new Serving(pack, new Policy(1, 0, 1, 1));
  }

  /** For people. */
  public String text() {
    return String.format(
        Locale.ROOT, "%s, share %s, capacity %s", alone().packText(), share, capacity);
  }
}
