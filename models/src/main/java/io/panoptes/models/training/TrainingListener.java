package io.panoptes.models.training;

import io.panoptes.models.merge.CentreOffsetSettings;
import java.util.List;

/** Told of each step of a training, on the training's thread. */
public interface TrainingListener {

  /**
   * The first thing told.
   *
   * @param iteration iterations done by earlier runs, 0 for a new training
   */
  void started(int iteration);

  /**
   * @param iteration iterations done so far, those of an earlier run that was resumed included
   * @param loss sum over the heads and pixels of the last batch, a crop's share of it
   */
  void iterationDone(int iteration, double loss);

  /**
   * Told before {@link #checkpointScored} of the same checkpoint.
   *
   * @param scores what its network says of the kept images
   * @param merge settings that it is scored with
   */
  default void imagesScored(PanopticScores scores, CentreOffsetSettings merge) {}

  /**
   * @param history up to the checkpoint just written
   */
  void checkpointScored(TrainingHistory history);

  /** Tells all of them, in their order. */
  static TrainingListener all(List<TrainingListener> listeners) {
    List<TrainingListener> told = List.copyOf(listeners);
    return new TrainingListener() {
      @Override
      public void started(int iteration) {
        told.forEach(one -> one.started(iteration));
      }

      @Override
      public void iterationDone(int iteration, double loss) {
        told.forEach(one -> one.iterationDone(iteration, loss));
      }

      @Override
      public void imagesScored(PanopticScores scores, CentreOffsetSettings merge) {
        told.forEach(one -> one.imagesScored(scores, merge));
      }

      @Override
      public void checkpointScored(TrainingHistory history) {
        told.forEach(one -> one.checkpointScored(history));
      }
    };
  }
}
