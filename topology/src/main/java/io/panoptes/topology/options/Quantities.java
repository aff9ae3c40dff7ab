package io.panoptes.topology.options;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations such as {@code 500 ms} and sizes such as {@code 16 MiB}, read and written. */
final class Quantities {

  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]{1,15}) ?([A-Za-z]+)");

  private static final Map<String, Duration> DURATION_UNITS = new LinkedHashMap<>();
  private static final Map<String, Long> SIZE_UNITS = new LinkedHashMap<>();

  static {
    DURATION_UNITS.put("d", Duration.ofDays(1));
    DURATION_UNITS.put("h", Duration.ofHours(1));
    DURATION_UNITS.put("min", Duration.ofMinutes(1));
    DURATION_UNITS.put("s", Duration.ofSeconds(1));
    DURATION_UNITS.put("ms", Duration.ofMillis(1));
    SIZE_UNITS.put("TiB", 1L << 40);
    SIZE_UNITS.put("GiB", 1L << 30);
    SIZE_UNITS.put("MiB", 1L << 20);
    SIZE_UNITS.put("KiB", 1L << 10);
    SIZE_UNITS.put("B", 1L);
  }

  private Quantities() {}

  static Duration duration(String text) {
    if (text.startsWith("P")) {
      try {
        return Duration.parse(text);
      } catch (DateTimeParseException e) {
        throw notADuration();
      }
    }
    Matcher matcher = NUMBER_AND_UNIT.matcher(text);
    if (!matcher.matches() || !DURATION_UNITS.containsKey(matcher.group(2))) {
      throw notADuration();
    }
    try {
      return DURATION_UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
    } catch (ArithmeticException e) {
      throw notADuration();
    }
  }

  static long bytes(String text) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(text);
    if (!matcher.matches() || !SIZE_UNITS.containsKey(matcher.group(2))) {
      throw notASize();
    }
    try {
      return Math.multiplyExact(Long.parseLong(matcher.group(1)), SIZE_UNITS.get(matcher.group(2)));
    } catch (ArithmeticException e) {
      throw notASize();
    }
  }

  /** In the largest unit that divides it. */
  static String format(Duration duration) {
    return DURATION_UNITS.entrySet().stream()
        .filter(unit -> !duration.isZero() && duration.toMillis() % unit.getValue().toMillis() == 0)
        .findFirst()
        .map(unit -> duration.toMillis() / unit.getValue().toMillis() + " " + unit.getKey())
        .orElse("0 s");
  }

  /** In the largest unit that divides it. */
  static String format(long bytes) {
    return SIZE_UNITS.entrySet().stream()
        .filter(unit -> bytes != 0 && bytes % unit.getValue() == 0)
        .findFirst()
        .map(unit -> bytes / unit.getValue() + " " + unit.getKey())
        .orElse("0 B");
  }

  private static IllegalArgumentException notADuration() {
    return new IllegalArgumentException(
        "is not a duration: write a number with ms, s, min, h or d, such as '500 ms', or ISO 8601,"
            + " such as 'PT0.5S'");
  }

  private static IllegalArgumentException notASize() {
    return new IllegalArgumentException(
        "is not a size: write a number with B, KiB, MiB, GiB or TiB, such as '16 MiB'");
  }
}
