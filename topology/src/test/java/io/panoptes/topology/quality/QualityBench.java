package io.panoptes.topology.quality;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.PackVersion;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.QualityScope;
import io.panoptes.schemas.QualityWindow;
import io.panoptes.schemas.serde.AvroSerdes;
import io.panoptes.schemas.serde.InMemorySchemaRegistry;
import io.panoptes.topology.options.OptionsReader;
import io.panoptes.topology.options.PanoptesOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** The quality topology without a broker; windows of 1 min, grace 2 min, retention 10 min. */
final class QualityBench implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  static final PackVersion PACK = new PackVersion("shelf", "1.0.0", "aa11");
  static final PackVersion OTHER_PACK = new PackVersion("shelf", "1.1.0", "bb22");

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, PanopticResult> results;
  private final TestInputTopic<String, PanopticResult> shadow;
  private final TestInputTopic<String, GroundTruth> truths;
  private final TestInputTopic<String, byte[]> rawTruths;
  private final TestOutputTopic<String, QualityWindow> quality;
  private final TestOutputTopic<String, QualityWindow> shadowQuality;
  private final TestOutputTopic<String, DeadLetter> deadLetters;

  /** State in memory. */
  QualityBench(String... settings) {
    this(options(Path.of("target/quality-state"), settings), Stores::inMemoryKeyValueStore);
  }

  /** State in RocksDB, as in production. */
  QualityBench(Path stateDirectory, String... settings) {
    this(options(stateDirectory, settings), Stores::persistentKeyValueStore);
  }

  private QualityBench(
      PanoptesOptions options, Function<String, KeyValueBytesStoreSupplier> stores) {
    Properties settings = StreamsSettings.of(options, registry);
    // With exactly-once the test driver forgets what a deserialisation handler sends.
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver =
        new TopologyTestDriver(
            new QualityTopology(options, registry, stores).build(),
            settings,
            START.plus(Duration.ofHours(1)));
    results = input("panoptes.panoptic", PanopticResult.class);
    shadow = input("panoptes.shadow", PanopticResult.class);
    truths = input("panoptes.truth", GroundTruth.class);
    rawTruths =
        driver.createInputTopic(
            "panoptes.truth", new StringSerializer(), new ByteArraySerializer());
    quality = output("panoptes.quality", QualityWindow.class);
    shadowQuality = output("panoptes.shadow-quality", QualityWindow.class);
    deadLetters = output("panoptes.dead-letters", DeadLetter.class);
  }

  /**
   * @param settings {@code key=value}
   */
  static PanoptesOptions options(Path stateDirectory, String... settings) {
    OptionsReader reader =
        new OptionsReader()
            .set("quality.grace=2 min")
            .set("quality.retention=10 min")
            .set("quality.state-directory=" + stateDirectory);
    List.of(settings).forEach(reader::set);
    return reader.read();
  }

  private <T extends SpecificRecord> TestInputTopic<String, T> input(String topic, Class<T> type) {
    return driver.createInputTopic(
        topic, new StringSerializer(), AvroSerdes.of(type, registry).serializer());
  }

  private <T extends SpecificRecord> TestOutputTopic<String, T> output(
      String topic, Class<T> type) {
    return driver.createOutputTopic(
        topic, new StringDeserializer(), AvroSerdes.of(type, registry).deserializer());
  }

  void send(PanopticResult result) {
    results.pipeInput(result.getSourceId(), result, result.getCapturedAt());
  }

  void sendShadow(PanopticResult result) {
    shadow.pipeInput(result.getSourceId(), result, result.getCapturedAt());
  }

  void send(GroundTruth truth) {
    truths.pipeInput(truth.getSourceId(), truth, START);
  }

  void sendTruthBytes(String key, byte[] bytes) {
    rawTruths.pipeInput(key, bytes, START);
  }

  void result(String image, int second, String... rows) {
    send(Drawing.of(rows).result("cam", image, START.plusSeconds(second), PACK));
  }

  /** What the other pack found in the shadow. */
  void shadow(String image, int second, String... rows) {
    sendShadow(Drawing.of(rows).result("cam", image, START.plusSeconds(second), OTHER_PACK));
  }

  void truth(String image, String... rows) {
    send(Drawing.of(rows).truth("cam", image));
  }

  void passWallClock(Duration time) {
    driver.advanceWallClockTime(time);
  }

  List<QualityWindow> rows() {
    return quality.readValuesToList();
  }

  List<QualityWindow> shadowRows() {
    return shadowQuality.readValuesToList();
  }

  /** The newest row of each window, source, pack, scope and category. */
  Collection<QualityWindow> newestRows() {
    return newest(rows());
  }

  /** The newest row of each window, source, comparison, pack, scope and category of the shadow. */
  Collection<QualityWindow> newestShadowRows() {
    return newest(shadowRows());
  }

  private static Collection<QualityWindow> newest(List<QualityWindow> rows) {
    Map<List<Object>, QualityWindow> newest = new LinkedHashMap<>();
    for (QualityWindow row : rows) {
      newest.put(
          Arrays.asList(
              row.getWindowStart(),
              row.getSourceId(),
              row.getComparison(),
              row.getPack().getDigest(),
              row.getAgainst(),
              row.getScope(),
              row.getCategoryId()),
          row);
    }
    return newest.values();
  }

  /** The newest rows of scope All. */
  List<QualityWindow> newestAll() {
    return newestRows().stream().filter(row -> row.getScope() == QualityScope.ALL).toList();
  }

  List<DeadLetter> deadLetters() {
    return deadLetters.readValuesToList();
  }

  long count(String name) {
    return driver.metrics().entrySet().stream()
        .filter(entry -> entry.getKey().group().equals(QualityNames.METRIC_GROUP))
        .filter(entry -> entry.getKey().name().equals(name + "-total"))
        .mapToLong(entry -> ((Number) entry.getValue().metricValue()).longValue())
        .sum();
  }

  List<String> metricNames() {
    return driver.metrics().keySet().stream()
        .filter(metric -> metric.group().equals(QualityNames.METRIC_GROUP))
        .map(metric -> metric.name())
        .distinct()
        .sorted()
        .toList();
  }

  /** Entries of each store, by its name. */
  Map<String, Integer> stateSizes() {
    Map<String, Integer> sizes = new TreeMap<>();
    driver
        .getAllStateStores()
        .keySet()
        .forEach(
            name -> {
              int[] size = {0};
              try (var all = driver.getKeyValueStore(name).all()) {
                all.forEachRemaining(entry -> size[0]++);
              }
              sizes.put(name, size[0]);
            });
    return sizes;
  }

  @Override
  public void close() {
    driver.close();
  }
}
