package io.panoptes.models.training;

import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told. */
final class RecordedTraining implements TrainingListener {

  private final List<Integer> starts = new ArrayList<>();
  private final List<Double> losses = new ArrayList<>();
  private TrainingHistory history = TrainingHistory.NONE;

  @Override
  public void started(int iteration) {
    starts.add(iteration);
  }

  @Override
  public void iterationDone(int iteration, double loss) {
    losses.add(loss);
  }

  @Override
  public void checkpointScored(TrainingHistory now) {
    history = now;
  }

  List<Integer> starts() {
    return starts;
  }

  List<Double> losses() {
    return losses;
  }

  double meanLoss(int from, int to) {
    return losses.subList(from, to).stream().mapToDouble(loss -> loss).average().orElseThrow();
  }

  TrainingHistory history() {
    return history;
  }
}
