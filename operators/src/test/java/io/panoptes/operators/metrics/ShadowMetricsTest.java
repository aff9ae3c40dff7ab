package io.panoptes.operators.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class ShadowMetricsTest {

  private final Map<String, Gauge<?>> gauges = new TreeMap<>();
  private final ShadowMetrics metrics =
      new ShadowMetrics(
          new UnregisteredMetricsGroup() {
            @Override
            public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
              gauges.put(name, gauge);
              return gauge;
            }
          });

  @Test
  void namesArePublicAndNothingRunsAtFirst() {
    assertThat(values())
        .isEqualTo(
            Map.of(
                "shadowCapacityUsed", 0.0,
                "shadowFailures", 0L,
                "shadowImages", 0L,
                "shadowPassedOver", 0L,
                "shadowRunning", 0));
  }

  @Test
  void countsGoOnWhateverTheCandidateAndItsFiguresEndWithIt() {
    metrics.show(() -> true, () -> .15);
    metrics.answered();
    metrics.passedOver();
    metrics.failed("next", "poison");
    assertThat(values()).containsEntry("shadowRunning", 1).containsEntry("shadowCapacityUsed", .15);
    metrics.hide();
    assertThat(values())
        .isEqualTo(
            Map.of(
                "shadowCapacityUsed", 0.0,
                "shadowFailures", 1L,
                "shadowImages", 1L,
                "shadowPassedOver", 1L,
                "shadowRunning", 0));
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new TreeMap<>();
    gauges.forEach((name, gauge) -> values.put(name, gauge.getValue()));
    return values;
  }
}
