package io.panoptes.operators.metrics;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/** The histogram that a supplier gives at the time; nobody writes to it here. */
record ShownHistogram(Supplier<Histogram> shown) implements Histogram {

  ShownHistogram {
    requireNonNull(shown, "shown is null");
  }

  @Override
  public void update(long value) {
    shown.get().update(value);
  }

  @Override
  public long getCount() {
    return shown.get().getCount();
  }

  @Override
  public HistogramStatistics getStatistics() {
    return shown.get().getStatistics();
  }
}
