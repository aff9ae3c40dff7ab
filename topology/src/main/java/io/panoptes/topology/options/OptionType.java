package io.panoptes.topology.options;

import static java.util.stream.Collectors.joining;

import io.panoptes.operators.reference.Network;
import io.panoptes.topology.options.RawValue.Entries;
import io.panoptes.topology.options.RawValue.Items;
import io.panoptes.topology.options.RawValue.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a value is written.
 *
 * @param name for the reference table
 * @param reader throws IllegalArgumentException with the end of a sentence that begins with the
 *     value, such as "is not a number"
 */
public record OptionType<T>(String name, Function<RawValue, T> reader) {

  private static final String PROPERTIES = "properties";

  static OptionType<String> text() {
    return scalar(
        "text",
        text -> {
          if (text.isBlank()) {
            throw new IllegalArgumentException("is empty: a value is required");
          }
          return text;
        });
  }

  static OptionType<Path> path() {
    return scalar("path", text -> Path.of(text().read(text)));
  }

  static OptionType<Long> number(long min, long max) {
    return scalar(
        "number, %d to %d".formatted(min, max),
        text -> {
          if (!text.matches("-?[0-9]{1,18}")) {
            throw new IllegalArgumentException("is not a whole number");
          }
          return inRange(Long.parseLong(text), min, max, Object::toString);
        });
  }

  static OptionType<Integer> integer(int min, int max) {
    OptionType<Long> number = number(min, max);
    return scalar(number.name(), text -> Math.toIntExact(number.read(text)));
  }

  static OptionType<Duration> duration(Duration min, Duration max) {
    return scalar(
        "duration, %s to %s".formatted(Quantities.format(min), Quantities.format(max)),
        text -> inRange(Quantities.duration(text), min, max, Quantities::format));
  }

  static OptionType<Long> size(long minBytes, long maxBytes) {
    return scalar(
        "size, %s to %s".formatted(Quantities.format(minBytes), Quantities.format(maxBytes)),
        text -> inRange(Quantities.bytes(text), minBytes, maxBytes, Quantities::format));
  }

  /** Constants are written in lower case, with '-' for '_'. */
  static <E extends Enum<E>> OptionType<E> choice(Class<E> type) {
    String allowed =
        Arrays.stream(type.getEnumConstants()).map(OptionType::word).collect(joining(" or "));
    return scalar(
        allowed,
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is unknown: write " + allowed)));
  }

  static <T> OptionType<Optional<T>> optional(OptionType<T> type) {
    return scalar(
        type.name() + ", or empty",
        text -> text.isBlank() ? Optional.empty() : Optional.of(type.read(text)));
  }

  /** A YAML list, or one text with commas. */
  static <T> OptionType<List<T>> list(OptionType<T> item) {
    return new OptionType<>(
        "list of " + item.name(),
        raw -> {
          if (raw instanceof Items items) {
            return items.items().stream().map(item::read).toList();
          }
          if (raw instanceof Text text) {
            return Arrays.stream(text.text().split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(item::read)
                .toList();
          }
          throw new IllegalArgumentException("has keys of its own: write a list");
        });
  }

  /** Names and values that are passed through; unlike all others, its names are free. */
  static OptionType<Map<String, String>> properties() {
    return new OptionType<>(
        PROPERTIES,
        raw -> {
          if (raw instanceof Entries entries) {
            return entries.entries();
          }
          if (raw instanceof Text text && text.text().isBlank()) {
            return Map.of();
          }
          throw new IllegalArgumentException("is not a list of names and values");
        });
  }

  static OptionType<URI> uri() {
    return scalar(
        "http(s) URL",
        text -> {
          try {
            URI uri = new URI(text);
            if (text.matches("https?://[^\\s]+") && uri.getHost() != null) {
              return uri;
            }
          } catch (URISyntaxException e) {
            // Its message has the text, which may hold a password.
          }
          throw new IllegalArgumentException("is not an http:// or https:// URL");
        });
  }

  static OptionType<Network> network() {
    return scalar(
        "network",
        text -> {
          try {
            return new Network(text);
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no network: write such as 10.1.0.0/16", e);
          }
        });
  }

  T read(String text) {
    return reader.apply(new Text(text));
  }

  boolean isProperties() {
    return name.equals(PROPERTIES);
  }

  private static <T> OptionType<T> scalar(String name, Function<String, T> reader) {
    return new OptionType<>(
        name,
        raw -> {
          if (raw instanceof Text text) {
            return reader.apply(text.text().strip());
          }
          throw new IllegalArgumentException("is not one value: write " + name);
        });
  }

  private static <C extends Comparable<C>> C inRange(
      C value, C min, C max, Function<C, String> format) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "is out of range: the limit is %s to %s".formatted(format.apply(min), format.apply(max)));
    }
    return value;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
