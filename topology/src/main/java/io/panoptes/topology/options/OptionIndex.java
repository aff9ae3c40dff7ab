package io.panoptes.topology.options;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds the option that a written key means. */
final class OptionIndex {

  private final Map<String, Option<?>> byKey;
  private final Map<String, Option<?>> byEnvironmentName;

  OptionIndex(List<Option<?>> options) {
    byKey = index(options, Option::key);
    byEnvironmentName = index(options, Option::environmentName);
  }

  /** An option, and which of its properties if it has some. */
  record Target(Option<?> option, Optional<String> property) {}

  /**
   * @param key as in the file or on the command line
   * @throws OptionsException if there is none
   */
  Target byKey(String key, String origin) {
    return find(byKey, key, ".").orElseThrow(() -> unknown("key", key, origin, byKey.keySet()));
  }

  /** Empty if the variable is not one of ours: it does not begin as our sections do. */
  Optional<Target> byEnvironmentName(String name) {
    if (byEnvironmentName.keySet().stream().noneMatch(known -> sameSection(known, name))) {
      return Optional.empty();
    }
    Target target =
        find(byEnvironmentName, name, "_")
            .orElseThrow(
                () -> unknown("variable", name, "the environment", byEnvironmentName.keySet()));
    return Optional.of(
        new Target(
            target.option(),
            target.property().map(text -> text.toLowerCase(Locale.ROOT).replace('_', '.'))));
  }

  private static Optional<Target> find(
      Map<String, Option<?>> options, String name, String separator) {
    Option<?> exact = options.get(name);
    if (exact != null) {
      return Optional.of(new Target(exact, Optional.empty()));
    }
    return options.entrySet().stream()
        .filter(entry -> entry.getValue().type().isProperties())
        .filter(entry -> name.startsWith(entry.getKey() + separator))
        .map(
            entry ->
                new Target(
                    entry.getValue(), Optional.of(name.substring(entry.getKey().length() + 1))))
        .findFirst();
  }

  private static boolean sameSection(String known, String name) {
    int end = known.indexOf('_', "PANOPTES_".length());
    return end < 0 ? name.equals(known) : name.startsWith(known.substring(0, end + 1));
  }

  private static OptionsException unknown(
      String what, String name, String origin, Collection<String> known) {
    String nearest = known.stream().min(comparingInt(other -> distance(name, other))).orElseThrow();
    return new OptionsException(
        "%s: unknown %s '%s': the nearest allowed %s is '%s'"
            .formatted(origin, what, name, what, nearest));
  }

  /** How many letters to add, drop or change. */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (int line = 1; line <= left.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column < row.length; column++) {
        int changed = diagonal + (left.charAt(line - 1) == right.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(changed, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[right.length()];
  }

  private static Map<String, Option<?>> index(
      List<Option<?>> options, Function<Option<?>, String> name) {
    return options.stream()
        .collect(
            toMap(
                name,
                option -> option,
                (one, other) -> {
                  throw new IllegalArgumentException(
                      "two options have the key %s".formatted(one.key()));
                },
                TreeMap::new));
  }
}
