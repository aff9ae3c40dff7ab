package io.panoptes.topology.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.schemas.serde.InMemorySchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityTopologyTest {

  private static final Path GOLDEN = Path.of("src/test/resources/quality");

  @TempDir private Path folder;

  @Test
  void descriptionIsThatOfTheGoldenFile() throws IOException {
    String description =
        new QualityTopology(PanoptesOptions.defaults(), new InMemorySchemaRegistry())
            .build()
            .describe()
            .toString();
    assertThat(description)
        .as("store and topic names are public: a changed store name loses its state")
        .isEqualTo(Files.readString(GOLDEN.resolve("topology.txt")));
  }

  @Test
  void metricNamesAreThoseOfTheGoldenFile() throws IOException {
    try (QualityBench bench = new QualityBench(folder)) {
      assertThat(bench.metricNames())
          .as("metric names are public: dashboards and alerts read them")
          .isEqualTo(Files.readAllLines(GOLDEN.resolve("metrics.txt")));
    }
  }

  @Test
  void guaranteesCannotBeTurnedOffByPassedThroughProperties() {
    PanoptesOptions options =
        QualityBench.options(
            folder,
            "kafka.properties.processing.guarantee=at_least_once",
            "kafka.properties.security.protocol=SSL");
    Properties settings = StreamsSettings.of(options, new InMemorySchemaRegistry());
    StreamsConfig config = new StreamsConfig(settings);

    assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
        .isEqualTo("exactly_once_v2");
    assertThat(config.getBoolean(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG))
        .isTrue();
    Map<String, Object> consumer = config.getMainConsumerConfigs("group", "client", 0);
    assertThat(consumer)
        .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .containsEntry("security.protocol", "SSL");
    assertThat(config.getProducerConfigs("client"))
        .containsEntry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 17 << 20);
  }
}
