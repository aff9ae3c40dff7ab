package io.panoptes.operators.metrics;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.engine.ResidentMemory;
import io.panoptes.operators.record.StageTimes;
import io.panoptes.operators.serving.Policy;
import java.util.function.Function;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * What a subtask of inference tells of itself: {@code batchSize} (images), {@code imagesInFlight},
 * {@code imagesQueued}, {@code pixelsInFlight}, {@code batchPixelLimit} (lower than configured
 * after a lack of memory), {@code hungWorkers}, {@code residentBytes} and {@code
 * residentBytesLimit} (see {@link ResidentMemory}), which are of the whole task manager and the
 * same for each subtask; the policy in force as {@code policyBatchSize}, {@code policyDelay}
 * (milliseconds), {@code policyInFlight} and {@code policyThreads}; and {@code readTime}, {@code
 * decodeTime}, {@code queueWait} and {@code inferenceTime} (microseconds) of its own images.
 * Thread-safe.
 */
public final class InferenceMetrics {

  private static final int IMAGES = 1000;
  private static final long NANOS_PER_MICRO = 1000;

  private record Shown(SegmenterStatistics statistics, Policy policy) {}

  private final Histogram readTime;
  private final Histogram decodeTime;
  private final Histogram queueWait;
  private final Histogram inferenceTime;
  private volatile Shown shown;

  /** Of what is in force now; {@link #show} changes that. */
  public InferenceMetrics(MetricGroup group, SegmenterStatistics statistics, Policy policy) {
    show(statistics, policy);
    group.histogram("batchSize", new ShownHistogram(() -> shown.statistics().batches().sizes()));
    gauge(group, "imagesInFlight", now -> now.statistics().imagesInFlight().getAsInt());
    gauge(group, "imagesQueued", now -> now.statistics().imagesQueued().getAsInt());
    gauge(group, "pixelsInFlight", now -> now.statistics().pixelsInFlight().getAsLong());
    gauge(group, "batchPixelLimit", now -> now.statistics().batchPixelLimit().getAsLong());
    gauge(group, "hungWorkers", now -> now.statistics().hungWorkers().getAsInt());
    gauge(group, "policyBatchSize", now -> now.policy().batchSize());
    gauge(group, "policyDelay", now -> now.policy().delayMillis());
    gauge(group, "policyInFlight", now -> now.policy().inFlight());
    gauge(group, "policyThreads", now -> now.policy().threads());
    group.gauge("residentBytes", (Gauge<Long>) ResidentMemory::bytes);
    group.gauge("residentBytesLimit", (Gauge<Long>) ResidentMemory::limit);
    readTime = histogram(group, "readTime");
    decodeTime = histogram(group, "decodeTime");
    queueWait = histogram(group, "queueWait");
    inferenceTime = histogram(group, "inferenceTime");
  }

  /** Another one is in force. */
  public void show(SegmenterStatistics statistics, Policy policy) {
    shown =
        new Shown(
            requireNonNull(statistics, "statistics is null"),
            requireNonNull(policy, "policy is null"));
  }

  /** An image has its prediction. */
  public void answered(StageTimes times) {
    readTime.update(times.read() / NANOS_PER_MICRO);
    decodeTime.update(times.decode() / NANOS_PER_MICRO);
    queueWait.update(times.queue() / NANOS_PER_MICRO);
    inferenceTime.update(times.inference() / NANOS_PER_MICRO);
  }

  private <N extends Number> void gauge(MetricGroup group, String name, Function<Shown, N> value) {
    group.gauge(name, (Gauge<N>) () -> value.apply(shown));
  }

  private static Histogram histogram(MetricGroup group, String name) {
    return group.histogram(name, new DescriptiveStatisticsHistogram(IMAGES));
  }
}
