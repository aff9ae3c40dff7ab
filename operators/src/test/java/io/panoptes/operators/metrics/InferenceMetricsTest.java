package io.panoptes.operators.metrics;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.record.StageTimes;
import io.panoptes.operators.serving.Policy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class InferenceMetricsTest {

  private static final SegmenterStatistics STATISTICS =
      new SegmenterStatistics(new BatchStatistics(), () -> 1, () -> 2, () -> 3L, () -> 4L, () -> 5);

  private final Map<String, Histogram> histograms = new HashMap<>();
  private final Map<String, Gauge<?>> gauges = new HashMap<>();

  @Test
  void answersOfSeveralModelsAreAllCounted() throws Exception {
    InferenceMetrics metrics =
        new InferenceMetrics(new Group(), STATISTICS, new Policy(8, 50, 3, 1));
    CompletableFuture.allOf(
            IntStream.range(0, 4)
                .mapToObj(model -> CompletableFuture.runAsync(() -> answer(metrics)))
                .toArray(CompletableFuture[]::new))
        .get(10, SECONDS);
    assertThat(histograms.get("readTime").getStatistics().getMax()).isEqualTo(1);
    assertThat(histograms.get("inferenceTime").getCount()).isEqualTo(1000);
    assertThat(histograms.get("inferenceTime").getStatistics().getMin()).isEqualTo(4);
  }

  @Test
  void tellsTheMemoryOfTheTaskManagerAndItsLimit() {
    new InferenceMetrics(new Group(), STATISTICS, new Policy(8, 50, 3, 1));
    long used = (Long) gauges.get("residentBytes").getValue();
    long limit = (Long) gauges.get("residentBytesLimit").getValue();
    assertThat(used).isBetween(10L << 20, limit);
    assertThat(limit).isEqualTo(Pointer.maxPhysicalBytes());
  }

  @Test
  void tellsWhatIsInWork() {
    new InferenceMetrics(new Group(), STATISTICS, new Policy(8, 50, 3, 1));
    assertThat(
            Stream.of(
                    "imagesInFlight",
                    "imagesQueued",
                    "pixelsInFlight",
                    "batchPixelLimit",
                    "hungWorkers")
                .map(name -> ((Number) gauges.get(name).getValue()).intValue()))
        .containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void tellsThePolicyAndFiguresOfWhatIsInForceNow() {
    InferenceMetrics metrics =
        new InferenceMetrics(new Group(), SegmenterStatistics.none(), new Policy(8, 50, 3, 1));

    metrics.show(STATISTICS, new Policy(4, 20, 6, 2));

    assertThat(
            Stream.of("policyBatchSize", "policyDelay", "policyInFlight", "policyThreads")
                .map(name -> ((Number) gauges.get(name).getValue()).longValue()))
        .containsExactly(4L, 20L, 6L, 2L);
    assertThat(gauges.get("imagesInFlight").getValue()).isEqualTo(1);
  }

  private static void answer(InferenceMetrics metrics) {
    for (int i = 0; i < 250; i++) {
      metrics.answered(new StageTimes(1000, 2000, 3000, 4000));
    }
  }

  private final class Group extends UnregisteredMetricsGroup {

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      gauges.put(name, gauge);
      return gauge;
    }

    @Override
    public <H extends Histogram> H histogram(String name, H histogram) {
      histograms.put(name, histogram);
      return histogram;
    }
  }
}
