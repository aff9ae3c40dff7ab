package io.panoptes.cli.chaos.fault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Something that goes wrong.
 *
 * @param number what of several it strikes, or how much, as its kind has it
 * @param outage how long something is gone
 */
public record Fault(FaultKind kind, int number, Duration outage) {

  public Fault {
    requireNonNull(kind, "kind is null");
    requireNonNull(outage, "outage is null");
  }

  /**
   * Lets it happen and returns when it is over: what was stopped runs again, what was killed is
   * started again. Whether the line has recovered is not waited for.
   *
   * @throws Exception if the line cannot be brought back
   */
  public void strike(Line line) throws Exception {
    kind.strike(this, line);
  }

  /** What it does, so that a report is read without the code. */
  @Override
  public String toString() {
    return kind + kind.told(this);
  }
}
