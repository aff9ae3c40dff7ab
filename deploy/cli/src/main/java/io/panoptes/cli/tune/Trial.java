package io.panoptes.cli.tune;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One combination of the options.
 *
 * @param number from 1
 * @param options their values
 */
public record Trial(int number, Map<String, String> options) {

  public Trial {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** As words of a command line, behind the options that all trials have. */
  public List<String> words(Map<String, String> common) {
    Map<String, String> all = new LinkedHashMap<>(common);
    all.putAll(options);
    List<String> words = new ArrayList<>();
    all.forEach(
        (option, value) -> {
          if (!value.equals("false")) {
            words.add(option);
          }
          if (!value.equals("true") && !value.equals("false")) {
            words.add(value);
          }
        });
    return words;
  }

  /** What sets it off from the other trials, for people. */
  String text() {
    return options.entrySet().stream()
        .map(option -> option.getKey().replaceFirst("^--", "") + " " + option.getValue())
        .collect(joining(", "));
  }
}
