package io.panoptes.topology.options;

import static java.util.Objects.requireNonNull;

import io.panoptes.topology.options.RawValue.Text;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Merges the settings of a run. Each of these overrides those before it, key by key:
 *
 * <ol>
 *   <li>the defaults, as {@link PanoptesOptions#ALL} states them;
 *   <li>the file;
 *   <li>the environment: {@code PANOPTES_} and the key in upper case, with '_' for '.' and '-';
 *   <li>the command line: {@code --set key=value}.
 * </ol>
 *
 * <p>A secret that is written out in the file or on the command line is refused.
 *
 * <p>Properties that are passed through, such as {@code kafka.properties}, are merged name by name.
 * Not for several threads.
 */
public final class OptionsReader {

  private final OptionIndex index = new OptionIndex(PanoptesOptions.ALL);
  private final Map<String, String> assignments = new LinkedHashMap<>();
  private Optional<Path> file = Optional.empty();
  private Map<String, String> environment = Map.of();

  public OptionsReader file(Path path) {
    file = Optional.of(path);
    return this;
  }

  /**
   * @param variables all of them; those that do not begin as one of our sections does are left
   *     alone, but serve <code>${env:NAME}</code>
   */
  public OptionsReader environment(Map<String, String> variables) {
    environment = Map.copyOf(variables);
    return this;
  }

  /**
   * @param assignment {@code key=value}
   */
  public OptionsReader set(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new OptionsException("--set '%s': write key=value".formatted(assignment));
    }
    return set(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
  }

  public OptionsReader set(String key, String value) {
    assignments.put(requireNonNull(key, "key is null"), requireNonNull(value, "value is null"));
    return this;
  }

  /**
   * @throws OptionsException if a key is unknown, or a value does not fit its option
   */
  public PanoptesOptions read() {
    OptionValues values = new OptionValues(new Placeholders(environment));
    file.ifPresent(
        path ->
            YamlSettings.read(path).forEach((key, value) -> putFromFile(values, path, key, value)));
    new TreeMap<>(environment)
        .forEach(
            (name, value) ->
                index
                    .byEnvironmentName(name)
                    .ifPresent(target -> values.put(target, new Text(value), name)));
    assignments.forEach(
        (key, value) -> putWritten(values, index.byKey(key, "--set"), new Text(value), "--set"));
    return PanoptesOptions.from(values);
  }

  private void putFromFile(OptionValues values, Path path, String key, RawValue value) {
    boolean emptySection =
        value.equals(new Text(""))
            && PanoptesOptions.ALL.stream().anyMatch(option -> option.key().startsWith(key + "."));
    if (!emptySection) {
      putWritten(values, index.byKey(key, path.toString()), value, path.toString());
    }
  }

  private static void putWritten(
      OptionValues values, OptionIndex.Target target, RawValue value, String origin) {
    WrittenSecrets.refuse(target, value, origin);
    values.put(target, value, origin);
  }
}
