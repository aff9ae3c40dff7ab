package io.panoptes.topology.options;

import java.util.Map;
import java.util.TreeMap;

/** Properties as they may be logged: names without values. */
final class Masked {

  private Masked() {}

  static Map<String, String> properties(Map<String, String> properties) {
    Map<String, String> masked = new TreeMap<>(properties);
    masked.replaceAll((name, value) -> "***");
    return masked;
  }
}
