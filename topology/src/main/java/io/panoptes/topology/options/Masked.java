package io.panoptes.topology.options;

import java.util.Map;
import java.util.TreeMap;

/** Properties as they may be logged: names without values. */
final class Masked {

  private Masked() {}

  /** A text without what stands before the host of a URL. */
  static String url(String text) {
    return text.replaceAll("//[^/@]*@", "//***@");
  }

  static Map<String, String> properties(Map<String, String> properties) {
    Map<String, String> masked = new TreeMap<>(properties);
    masked.replaceAll((name, value) -> "***");
    return masked;
  }
}
