package io.panoptes.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.topology.options.OptionsReader;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class KafkaSinksTest {

  @Test
  void producersOfTransactionsWaitAndBatch() {
    assertThat(properties(new OptionsReader()))
        .containsEntry("linger.ms", "1000")
        .containsEntry("batch.size", "262144");
  }

  @Test
  void producersWithoutTransactionsDoNotWait() {
    assertThat(properties(new OptionsReader().set("pipeline.guarantee", "at-least-once")))
        .doesNotContainKeys("linger.ms", "batch.size");
  }

  @Test
  void transactionsOutliveACheckpointAndARestartByFlinksOwnSettings() {
    assertThat(KafkaSinks.transactionTimeout(new OptionsReader().read()))
        .isEqualTo(Duration.ofSeconds(5 + 2 * 60 + 2 * 60));
    assertThat(
            KafkaSinks.transactionTimeout(
                new OptionsReader()
                    .set("flink.properties.execution.checkpointing.timeout", "7 min")
                    .read()))
        .isEqualTo(Duration.ofSeconds(5 + 7 * 60 + 2 * 60));
  }

  @Test
  void bufferHoldsTheLargestRecord() {
    assertThat(properties(new OptionsReader().set("topics.inline-limit", "64 MiB")))
        .containsEntry("buffer.memory", Integer.toString(2 * 65 << 20));
  }

  @Test
  void settingsOfTheUserGoFirst() {
    assertThat(properties(new OptionsReader().set("kafka.properties.linger.ms", "7")))
        .containsEntry("linger.ms", "7")
        .containsEntry("batch.size", "262144");
  }

  private static Properties properties(OptionsReader reader) {
    return KafkaSinks.producerProperties(reader.read());
  }
}
