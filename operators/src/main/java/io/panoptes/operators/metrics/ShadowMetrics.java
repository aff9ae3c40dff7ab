package io.panoptes.operators.metrics;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a subtask of inference tells of the candidate in the shadow: {@code shadowImages} (that it
 * answered), {@code shadowPassedOver} and {@code shadowFailures} of this subtask since it began,
 * whatever the candidate; {@code shadowRunning}, 1 or 0; and {@code shadowCapacityUsed}, the part
 * of the time of the threads that run what is served which the candidate took on the whole task
 * manager since it began, 0 where there is none. Thread-safe.
 */
public final class ShadowMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(ShadowMetrics.class);

  private record Shown(BooleanSupplier running, DoubleSupplier used) {}

  private static final Shown NONE = new Shown(() -> false, () -> 0);

  private final AtomicLong images = new AtomicLong();
  private final AtomicLong passedOver = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong nextLogged = new AtomicLong(1);
  private volatile Shown shown = NONE;

  public ShadowMetrics(MetricGroup group) {
    group.gauge("shadowImages", (Gauge<Long>) images::get);
    group.gauge("shadowPassedOver", (Gauge<Long>) passedOver::get);
    group.gauge("shadowFailures", (Gauge<Long>) failures::get);
    group.gauge("shadowRunning", (Gauge<Integer>) () -> shown.running().getAsBoolean() ? 1 : 0);
    group.gauge("shadowCapacityUsed", (Gauge<Double>) () -> shown.used().getAsDouble());
  }

  /** A candidate runs. */
  public void show(BooleanSupplier running, DoubleSupplier used) {
    shown =
        new Shown(requireNonNull(running, "running is null"), requireNonNull(used, "used is null"));
  }

  /** None runs. */
  public void hide() {
    shown = NONE;
  }

  public void answered() {
    images.incrementAndGet();
  }

  public void passedOver() {
    passedOver.incrementAndGet();
  }

  /** Tells of the first failure in the log, and then of ever fewer: each tenfold. */
  public void failed(String shadow, String reason) {
    long count = failures.incrementAndGet();
    long logged = nextLogged.get();
    if (count >= logged && nextLogged.compareAndSet(logged, 10 * logged)) {
      LOG.warn("failure {} in the shadow, {}: {}", count, shadow, reason);
    }
  }
}
