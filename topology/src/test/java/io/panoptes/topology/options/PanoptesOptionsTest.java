package io.panoptes.topology.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.inference.EngineKind;
import io.panoptes.operators.reference.Network;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PanoptesOptionsTest {

  static final List<Option<?>> OPTIONS = PanoptesOptions.ALL;

  private static final Path EVERY_KEY = Path.of("src/test/resources/options/every-key.yaml");

  private static final Map<String, String> SECRETS = Map.of("REGISTRY_USER", "user:password");

  private static final PanoptesOptions DEFAULTS =
      new PanoptesOptions(
          new KafkaOptions("127.0.0.1:9092", Map.of()),
          new RegistryOptions(
              List.of(URI.create("http://127.0.0.1:8081")), Map.of(), Duration.ofSeconds(30)),
          new TopicOptions("panoptes", 4, -1, Duration.ofDays(7), 4L << 20),
          new PipelineOptions(
              "shelf",
              Optional.empty(),
              EngineKind.AUTO,
              Guarantee.EXACTLY_ONCE,
              1,
              DeletedImagesRule.FAIL,
              List.of(),
              new CheckpointOptions(Duration.ofSeconds(5), Optional.empty()),
              new BatchOptions(8, 16_000_000, Duration.ofMillis(50), 2, 64L << 20, 1),
              new HangOptions(Duration.ofMinutes(5), 4),
              new ReferenceOptions(
                  List.of(), List.of(), List.of(), 32L << 20, Duration.ofSeconds(10)),
              new LimitOptions(32L << 20, 40_000_000)),
          new FlinkOptions(Optional.empty(), 1, 3L << 30, Map.of()),
          new QualityOptions(
              Duration.ofMinutes(1),
              Duration.ofMinutes(1),
              Duration.ofHours(1),
              Duration.ofDays(1),
              "panoptes-quality",
              Path.of("out/quality-state")));

  private static final PanoptesOptions EVERY_KEY_SET =
      new PanoptesOptions(
          new KafkaOptions(
              "kafka-1:9093,kafka-2:9093",
              Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN")),
          new RegistryOptions(
              List.of(URI.create("https://registry-1"), URI.create("https://registry-2:444")),
              Map.of("basic.auth.user.info", "user:password"),
              Duration.ofMinutes(2)),
          new TopicOptions("shop.floor", 12, 3, Duration.ofHours(36), 512L << 10),
          new PipelineOptions(
              "packs/nuclei",
              Optional.of("packs"),
              EngineKind.ONNXRUNTIME_CUDA,
              Guarantee.AT_LEAST_ONCE,
              6,
              DeletedImagesRule.SKIP,
              List.of("door", "gate-2"),
              new CheckpointOptions(Duration.ofMillis(1500), Optional.of("s3://flink/checkpoints")),
              new BatchOptions(16, 8_000_000, Duration.ofMillis(20), 4, 32L << 20, 2),
              new HangOptions(Duration.ofSeconds(90), 6),
              new ReferenceOptions(
                  List.of(Path.of("/data/images"), Path.of("/data/more")),
                  List.of("images.example.org"),
                  List.of(new Network("10.1.0.0/16")),
                  8L << 20,
                  Duration.ofSeconds(3)),
              new LimitOptions(16L << 20, 25_000_000)),
          new FlinkOptions(
              Optional.of("flink:8081"),
              2,
              4L << 30,
              Map.of("taskmanager.network.memory.max", "1g")),
          new QualityOptions(
              Duration.ofMinutes(5),
              Duration.ofSeconds(30),
              Duration.ofMinutes(10),
              Duration.ofHours(2),
              "quality-2",
              Path.of("/var/lib/panoptes")));

  @Test
  void allDefaults() {
    assertThat(PanoptesOptions.defaults()).isEqualTo(DEFAULTS);
  }

  @Test
  void everyKeyReachesItsRecord() {
    assertThat(new OptionsReader().environment(SECRETS).file(EVERY_KEY).read())
        .isEqualTo(EVERY_KEY_SET);
  }

  @ParameterizedTest
  @FieldSource("OPTIONS")
  void everyKeyIsInTheTestOfEveryKeyWithAnotherValueThanTheDefault(Option<?> option) {
    OptionValues defaults = new OptionValues(new Placeholders(Map.of()));
    OptionValues set = new OptionValues(new Placeholders(SECRETS));
    OptionIndex index = new OptionIndex(OPTIONS);
    YamlSettings.read(EVERY_KEY)
        .forEach((key, value) -> set.put(index.byKey(key, "test"), value, "test"));

    assertThat((Object) set.get(option)).as(option.key()).isNotEqualTo(defaults.get(option));
  }

  @Test
  void keysAreThoseOfTheGoldenFile() throws IOException {
    assertThat(OPTIONS.stream().map(Option::key))
        .as("config keys are public: a changed or removed key breaks users' files")
        .containsExactlyElementsOf(
            Files.readAllLines(Path.of("src/test/resources/options/keys.txt")));
  }
}
