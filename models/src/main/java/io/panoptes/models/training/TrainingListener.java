package io.panoptes.models.training;

/** Told of each step of a training, on the training's thread. */
public interface TrainingListener {

  /**
   * @param iteration iterations done so far, those of an earlier run that was resumed included
   * @param loss sum over the heads and pixels of the last batch, a crop's share of it
   */
  void iterationDone(int iteration, double loss);

  /**
   * @param score of the checkpoint just written, on the images kept for validation
   * @param best whether none before scored higher
   */
  void checkpointScored(int iteration, double score, boolean best);
}
