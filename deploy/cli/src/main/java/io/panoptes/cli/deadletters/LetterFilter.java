package io.panoptes.cli.deadletters;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.DeadLetterReason;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which dead letters are wanted.
 *
 * @param reasons any of them; empty for all
 * @param since those that failed then or later
 * @param source those of one source
 */
public record LetterFilter(
    Set<DeadLetterReason> reasons, Optional<Instant> since, Optional<String> source)
    implements Predicate<StoredLetter> {

  public LetterFilter {
    reasons = Set.copyOf(reasons);
    requireNonNull(since, "since is null");
    requireNonNull(source, "source is null");
  }

  @Override
  public boolean test(StoredLetter stored) {
    return (reasons.isEmpty() || stored.reason().filter(reasons::contains).isPresent())
        && since.map(time -> !stored.letter().getFailedAt().isBefore(time)).orElse(true)
        && source.map(id -> id.equals(stored.letter().getSourceId())).orElse(true);
  }
}
