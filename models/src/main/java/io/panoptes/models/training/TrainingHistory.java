package io.panoptes.models.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoints of a training so far. What is decided by them, which one is kept and whether to
 * stop, follows from this alone, so that a resumed training decides as an uninterrupted one.
 *
 * @param checkpoints in the order of their iterations
 */
public record TrainingHistory(List<CheckpointFigures> checkpoints) {

  public static final TrainingHistory NONE = new TrainingHistory(List.of());

  public TrainingHistory {
    checkpoints = List.copyOf(checkpoints);
  }

  /** With one more checkpoint. */
  public TrainingHistory plus(CheckpointFigures checkpoint) {
    List<CheckpointFigures> more = new ArrayList<>(checkpoints);
    more.add(checkpoint);
    return new TrainingHistory(more);
  }

  /** What was known when so many iterations were done. */
  public TrainingHistory upTo(int iteration) {
    return new TrainingHistory(
        checkpoints.stream().filter(one -> one.iteration() <= iteration).toList());
  }

  /** The last checkpoint. */
  public Optional<CheckpointFigures> last() {
    return checkpoints.isEmpty()
        ? Optional.empty()
        : Optional.of(checkpoints.get(checkpoints.size() - 1));
  }

  /** The checkpoint of the highest PQ; of equal ones the first. */
  public Optional<CheckpointFigures> best() {
    // Stream.max would take the last of equal ones.
    return checkpoints.stream()
        .sorted(Comparator.comparingDouble((CheckpointFigures one) -> -one.kept().pq()))
        .findFirst();
  }

  /** Whether the last checkpoint is the best one. */
  public boolean isLastBest() {
    return best().equals(last());
  }

  /**
   * Whether to stop: so many checkpoints have come since the best one.
   *
   * @param patience 0 never stops
   */
  public boolean isStale(int patience) {
    int since = best().map(best -> checkpoints.size() - 1 - checkpoints.indexOf(best)).orElse(0);
    return patience > 0 && since >= patience;
  }
}
