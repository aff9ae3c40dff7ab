package io.panoptes.operators.metrics;

import io.panoptes.operators.batching.BatchListener;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** Sizes of the last batches, of all subtasks of a task manager together. Thread-safe. */
public final class BatchStatistics implements BatchListener {

  private static final int BATCHES = 1000;

  private final Histogram sizes = new DescriptiveStatisticsHistogram(BATCHES);

  @Override
  public void batchRan(int size) {
    sizes.update(size);
  }

  /** The last sizes, in images. */
  public Histogram sizes() {
    return sizes;
  }
}
