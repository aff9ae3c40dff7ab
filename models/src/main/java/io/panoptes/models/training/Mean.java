package io.panoptes.models.training;

/** The mean of what was added since it was last taken. */
final class Mean {

  private double sum;
  private long count;

  void add(double value) {
    sum += value;
    count++;
  }

  /** NaN of nothing. */
  double take() {
    double mean = sum / count;
    sum = 0;
    count = 0;
    return mean;
  }
}
