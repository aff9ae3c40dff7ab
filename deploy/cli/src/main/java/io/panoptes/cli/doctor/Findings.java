package io.panoptes.cli.doctor;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was found.
 *
 * @param facts texts, numbers, and maps of them, in the order in which they are told
 * @param healthy whether the default engine can run
 */
public record Findings(Map<String, Object> facts, boolean healthy) {

  public Findings {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** Aligned text: a line for each fact, those of a map indented below its name. */
  public void print(PrintWriter out) {
    facts.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> group) {
            out.println(name);
            group.forEach((key, fact) -> out.printf("  %-18s %s%n", key, fact));
          } else {
            out.printf("%-20s %s%n", name, value);
          }
        });
    out.flush();
  }
}
