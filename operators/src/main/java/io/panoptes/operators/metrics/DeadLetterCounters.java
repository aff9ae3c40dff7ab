package io.panoptes.operators.metrics;

import io.panoptes.operators.record.DeadLetterReason;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** A counter {@code reason.<REASON>.deadLetters} for each reason. For the task's thread. */
public final class DeadLetterCounters {

  private final Map<DeadLetterReason, Counter> counters = new EnumMap<>(DeadLetterReason.class);

  public DeadLetterCounters(MetricGroup group) {
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      counters.put(reason, group.addGroup("reason", reason.name()).counter("deadLetters"));
    }
  }

  public void count(DeadLetterReason reason) {
    counters.get(reason).inc();
  }
}
