package io.panoptes.cli.deadletters;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.Origin;
import java.util.Optional;

/**
 * A dead letter where it lies.
 *
 * @param place its own, in the topic of dead letters
 * @param replayed whether its record was published again
 */
public record StoredLetter(Origin place, DeadLetter letter, boolean replayed) {

  public StoredLetter {
    requireNonNull(place, "place is null");
    requireNonNull(letter, "letter is null");
  }

  /** Its reason; empty where it is one that this version does not know. */
  public Optional<DeadLetterReason> reason() {
    return Optional.of(letter.getReason().name())
        .filter(name -> !name.equals("UNKNOWN"))
        .map(DeadLetterReason::valueOf);
  }

  /** Such as {@code panoptes.images-2-17}. */
  static String text(Origin place) {
    return place.getTopic() + "-" + place.getPartition() + "-" + place.getOffset();
  }
}
