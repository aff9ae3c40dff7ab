package io.panoptes.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.topology.options.OptionsReader;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class KafkaSinksTest {

  @Test
  void producersOfTransactionsWaitAndBatch() {
    assertThat(properties(new OptionsReader()))
        .containsEntry("linger.ms", "100")
        .containsEntry("batch.size", "524288");
  }

  @Test
  void producersWithoutTransactionsDoNotWait() {
    assertThat(properties(new OptionsReader().set("pipeline.guarantee", "at-least-once")))
        .doesNotContainKeys("linger.ms", "batch.size");
  }

  @Test
  void settingsOfTheUserGoFirst() {
    assertThat(properties(new OptionsReader().set("kafka.properties.linger.ms", "7")))
        .containsEntry("linger.ms", "7")
        .containsEntry("batch.size", "524288");
  }

  private static Properties properties(OptionsReader reader) {
    return KafkaSinks.producerProperties(reader.read());
  }
}
