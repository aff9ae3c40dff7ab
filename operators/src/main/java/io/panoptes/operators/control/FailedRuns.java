package io.panoptes.operators.control;

/**
 * Whether the job goes back again and again without a checkpoint between. Each of its subtasks
 * tells when it goes back, which is one failed run of the job. For one thread.
 */
final class FailedRuns {

  private int count;
  private boolean runs;

  void ready() {
    runs = true;
  }

  void completed() {
    count = 0;
  }

  void wentBack() {
    count += runs ? 1 : 0;
    runs = false;
  }

  /** More than one run since a checkpoint was complete has failed. */
  boolean again() {
    return count > 1;
  }
}
