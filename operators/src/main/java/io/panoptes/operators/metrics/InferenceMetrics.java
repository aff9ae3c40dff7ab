package io.panoptes.operators.metrics;

import io.panoptes.models.engine.ResidentMemory;
import io.panoptes.operators.record.StageTimes;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * What a subtask of inference tells of itself: {@code batchSize} (images), {@code imagesInFlight},
 * {@code imagesQueued}, {@code pixelsInFlight}, {@code batchPixelLimit} (lower than configured
 * after a lack of memory), {@code hungWorkers}, {@code residentBytes} and {@code
 * residentBytesLimit} (see {@link ResidentMemory}), which are of the whole task manager and the
 * same for each subtask; and {@code readTime}, {@code decodeTime}, {@code queueWait} and {@code
 * inferenceTime} (microseconds) of its own images. Thread-safe.
 */
public final class InferenceMetrics {

  private static final int IMAGES = 1000;
  private static final long NANOS_PER_MICRO = 1000;

  private final Histogram readTime;
  private final Histogram decodeTime;
  private final Histogram queueWait;
  private final Histogram inferenceTime;

  public InferenceMetrics(MetricGroup group, SegmenterStatistics statistics) {
    group.histogram("batchSize", statistics.batches().sizes());
    group.gauge("imagesInFlight", (Gauge<Integer>) statistics.imagesInFlight()::getAsInt);
    group.gauge("imagesQueued", (Gauge<Integer>) statistics.imagesQueued()::getAsInt);
    group.gauge("pixelsInFlight", (Gauge<Long>) statistics.pixelsInFlight()::getAsLong);
    group.gauge("batchPixelLimit", (Gauge<Long>) statistics.batchPixelLimit()::getAsLong);
    group.gauge("hungWorkers", (Gauge<Integer>) statistics.hungWorkers()::getAsInt);
    group.gauge("residentBytes", (Gauge<Long>) ResidentMemory::bytes);
    group.gauge("residentBytesLimit", (Gauge<Long>) ResidentMemory::limit);
    readTime = histogram(group, "readTime");
    decodeTime = histogram(group, "decodeTime");
    queueWait = histogram(group, "queueWait");
    inferenceTime = histogram(group, "inferenceTime");
  }

  /** An image has its prediction. */
  public void answered(StageTimes times) {
    readTime.update(times.read() / NANOS_PER_MICRO);
    decodeTime.update(times.decode() / NANOS_PER_MICRO);
    queueWait.update(times.queue() / NANOS_PER_MICRO);
    inferenceTime.update(times.inference() / NANOS_PER_MICRO);
  }

  private static Histogram histogram(MetricGroup group, String name) {
    return group.histogram(name, new DescriptiveStatisticsHistogram(IMAGES));
  }
}
