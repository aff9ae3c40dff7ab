package io.panoptes.cli;

import io.panoptes.cli.deadletters.LetterFilter;
import io.panoptes.operators.record.DeadLetterReason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Mixed into each command that takes some of the dead letters. */
final class LetterFilterOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description =
          "Only those of this reason; may be repeated. 'dead-letters reasons' lists them.")
  private Set<DeadLetterReason> reasons = EnumSet.noneOf(DeadLetterReason.class);

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only those that failed then or later: such as 2026-11-21T09:00:00Z, or 30m, 12h, 7d for"
              + " so long ago.")
  private Optional<String> since;

  @Option(names = "--source", paramLabel = "ID", description = "Only those of this source.")
  private Optional<String> source;

  LetterFilter filter() {
    return new LetterFilter(reasons, since.map(this::time), source);
  }

  private Instant time(String text) {
    try {
      if (text.endsWith("Z")) {
        return Instant.parse(text);
      }
      String iso = text.toUpperCase(Locale.ROOT).replace(" ", "");
      return Instant.now().minus(Duration.parse((iso.endsWith("D") ? "P" : "PT") + iso));
    } catch (DateTimeException e) {
      throw new ParameterException(
          command.commandLine(),
          "--since '%s': write a time such as 2026-11-21T09:00:00Z, or 30m, 12h, 7d"
              .formatted(text),
          e);
    }
  }
}
