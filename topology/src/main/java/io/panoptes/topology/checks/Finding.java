package io.panoptes.topology.checks;

import static java.util.Objects.requireNonNull;

/**
 * Something by which the job would fail, or hang, later.
 *
 * @param problem the thing, its value and the limit
 * @param remedy what a person can do
 */
public record Finding(String problem, String remedy) {

  public Finding {
    requireNonNull(problem, "problem is null");
    requireNonNull(remedy, "remedy is null");
  }

  /** One line. */
  public String line() {
    return "%s: %s".formatted(problem, remedy).replaceAll("\\s+", " ");
  }
}
