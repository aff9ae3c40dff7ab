package io.panoptes.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JobJarsTest {

  @Test
  void whatTheClusterHasAndTheCommandAloneUsesIsNotSent() {
    String classPath =
        String.join(
            ":",
            "/m/classes",
            "/m/panoptes-cli.jar",
            "/m/panoptes-local-0.1.0.jar",
            "/m/panoptes-topology-0.1.0.jar",
            "/m/flink-runtime-2.2.1.jar",
            "/m/flink-connector-kafka-5.0.0-2.2.jar",
            "/m/kafka-clients-4.2.1.jar",
            "/m/kafka-streams-4.2.1.jar",
            "/m/kafka_2.13-4.2.1.jar",
            "/m/slf4j-api-2.0.17.jar",
            "/m/avro-1.12.2.jar");

    assertThat(JobJars.among(classPath))
        .extracting(Path::toString)
        .containsExactly(
            "/m/panoptes-topology-0.1.0.jar",
            "/m/flink-connector-kafka-5.0.0-2.2.jar",
            "/m/kafka-clients-4.2.1.jar",
            "/m/avro-1.12.2.jar");
  }
}
