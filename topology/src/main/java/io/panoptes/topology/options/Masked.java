package io.panoptes.topology.options;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

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

  /**
   * Why Kafka refuses a value, without the value.
   *
   * @param message of Kafka's ConfigException: the value, the name of the setting, the reason
   */
  static String refusal(String name, String value, String message) {
    int reason = message.lastIndexOf(" " + name + ": ");
    if (reason < 0 || value.isBlank()) {
      return "another one is expected";
    }
    return message
        .substring(reason + name.length() + 3)
        .replaceAll("(?<!\\w)" + Pattern.quote(value) + "(?!\\w)", "***");
  }
}
