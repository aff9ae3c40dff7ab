package io.panoptes.cli.publish;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something happens at most.
 *
 * @param interval from one to the next, above 0
 */
public record Rate(Duration interval) {

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?) ?(?:/ ?(s|min|h))?");

  public Rate {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("interval is %s: it must be above 0".formatted(interval));
    }
  }

  /**
   * Reads {@code 5}, {@code 5/s}, {@code 0.5/s}, {@code 30/min} or {@code 100/h}.
   *
   * @throws IllegalArgumentException if it is none of these, or 0
   */
  public static Rate parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    double count = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
    if (count == 0) {
      throw new IllegalArgumentException(
          "'%s' is no rate: write a number above 0 and /s, /min or /h, such as 5/s"
              .formatted(text));
    }
    Duration unit =
        switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
          case "min" -> Duration.ofMinutes(1);
          case "h" -> Duration.ofHours(1);
          default -> Duration.ofSeconds(1);
        };
    return new Rate(Duration.ofNanos(Math.max(1, Math.round(unit.toNanos() / count))));
  }

  /** When, from the start, the event after {@code count} others is due. */
  public Duration due(long count) {
    return interval.multipliedBy(count);
  }
}
