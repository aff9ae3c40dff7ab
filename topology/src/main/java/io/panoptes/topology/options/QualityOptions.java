package io.panoptes.topology.options;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The rolling quality.
 *
 * @param window length of a window, by the time of capture
 * @param hop time between the starts of windows, at most the window; equal for tumbling windows
 * @param grace how far a window's end may lie behind its source's newest capture and still count
 * @param retention of wall-clock time: how long truth waits for results, and how long a source may
 *     be silent before its windows are closed; at least window and grace together
 * @param applicationId names the consumer group, the transactions and the state of Kafka Streams
 * @param stateDirectory for the local copy of the state; one running instance each
 */
public record QualityOptions(
    Duration window,
    Duration hop,
    Duration grace,
    Duration retention,
    String applicationId,
    Path stateDirectory) {

  static final Option<Duration> WINDOW =
      new Option<>(
          "quality.window",
          OptionType.duration(Duration.ofMillis(1), Duration.ofDays(366)),
          "1 min",
          "Length of a window, by the time of capture.");
  static final Option<Duration> HOP =
      new Option<>(
          "quality.hop",
          OptionType.duration(Duration.ofMillis(1), Duration.ofDays(366)),
          "1 min",
          "Time between the starts of windows; equal to the window for tumbling windows.");
  static final Option<Duration> GRACE =
      new Option<>(
          "quality.grace",
          OptionType.duration(Duration.ZERO, Duration.ofDays(366)),
          "1 h",
          "How long after its end, by the newest capture of its source, a window still counts"
              + " images.");
  static final Option<Duration> RETENTION =
      new Option<>(
          "quality.retention",
          OptionType.duration(Duration.ofMillis(1), Duration.ofDays(732)),
          "1 d",
          "How long truth waits for results, and how long a source may be silent before its"
              + " windows close; at least window and grace together.");
  static final Option<String> APPLICATION_ID =
      new Option<>(
          "quality.application-id",
          OptionType.text(),
          "panoptes-quality",
          "Names the consumer group, the transactions and the state of Kafka Streams.");
  static final Option<Path> STATE_DIRECTORY =
      new Option<>(
          "quality.state-directory",
          OptionType.path(),
          "out/quality-state",
          "Folder for the local copy of the state; one running instance each.");
  static final List<Option<?>> ALL =
      List.of(WINDOW, HOP, GRACE, RETENTION, APPLICATION_ID, STATE_DIRECTORY);

  /** More windows than this for one image are a mistake. */
  static final int MAX_WINDOWS_PER_IMAGE = 1000;

  public QualityOptions {
    requireNonNull(stateDirectory, "stateDirectory is null");
    if (hop.compareTo(window) > 0) {
      throw new IllegalArgumentException(
          "%s is %s, longer than %s which is %s: images between windows would be lost"
              .formatted(
                  HOP.key(), Quantities.format(hop), WINDOW.key(), Quantities.format(window)));
    }
    if (window.toMillis() / hop.toMillis() > MAX_WINDOWS_PER_IMAGE) {
      throw new IllegalArgumentException(
          "%s is %s: an image would count in more than %d windows of %s"
              .formatted(
                  HOP.key(),
                  Quantities.format(hop),
                  MAX_WINDOWS_PER_IMAGE,
                  Quantities.format(window)));
    }
    if (retention.compareTo(window.plus(grace)) < 0) {
      throw new IllegalArgumentException(
          "%s is %s, shorter than %s and %s together: make it at least %s"
              .formatted(
                  RETENTION.key(),
                  Quantities.format(retention),
                  WINDOW.key(),
                  GRACE.key(),
                  Quantities.format(window.plus(grace))));
    }
    if (!applicationId.matches("[a-zA-Z0-9._-]{1,100}")) {
      throw new IllegalArgumentException(
          "%s '%s': use up to 100 letters, digits, '.', '_' and '-'"
              .formatted(APPLICATION_ID.key(), applicationId));
    }
  }

  static QualityOptions from(OptionValues values) {
    return new QualityOptions(
        values.get(WINDOW),
        values.get(HOP),
        values.get(GRACE),
        values.get(RETENTION),
        values.get(APPLICATION_ID),
        values.get(STATE_DIRECTORY));
  }
}
