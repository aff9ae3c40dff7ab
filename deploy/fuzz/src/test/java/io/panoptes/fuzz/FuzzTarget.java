package io.panoptes.fuzz;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * A parser of outside bytes, and what it promises whatever they are.
 *
 * @param name lower case with hyphens; also the folder of its corpus
 * @param refusals the classes of exceptions it documents; a subclass that is not listed is none
 * @param bound of what it allocates
 * @param seeds inputs that it parses, which mutation starts from
 */
public record FuzzTarget(
    String name,
    Set<Class<? extends Exception>> refusals,
    AllocationBound bound,
    List<byte[]> seeds,
    Parser parser) {

  public FuzzTarget {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "a target named '%s': lower case letters and hyphens are expected".formatted(name));
    }
    refusals = Set.copyOf(refusals);
    requireNonNull(bound, "bound is null");
    seeds = List.copyOf(seeds);
    requireNonNull(parser, "parser is null");
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("target %s has no seed".formatted(name));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
