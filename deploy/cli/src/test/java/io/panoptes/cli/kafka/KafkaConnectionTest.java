package io.panoptes.cli.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.topology.options.KafkaOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaConnectionTest {

  @Test
  void aKafkaThatDoesNotAnswerIsNamedWithTheKeyToCheck() {
    KafkaOptions nobody = new KafkaOptions("127.0.0.1:1", Map.of());

    assertThatThrownBy(() -> KafkaConnection.open(nobody, Duration.ofMillis(200)))
        .isInstanceOf(CommandFailedException.class)
        .hasMessage(
            "Kafka at 127.0.0.1:1 cannot be used: no answer within 200 ms;"
                + " check kafka.bootstrap-servers and kafka.properties");
  }
}
