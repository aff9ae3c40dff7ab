package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.QualityWindow;
import io.panoptes.schemas.serde.AvroSerdes;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.DeadLetterRoom;
import io.panoptes.topology.topics.TopicSpecs;
import io.panoptes.topology.topics.Topics;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Results and truth, both keyed by source_id and with the same partitions, joined by image and
 * summed in windows. Nothing is repartitioned. One sub-topology:
 *
 * <pre>
 * panoptic, shadow -> match-result --+-> add-to-windows -> quality, shadow-quality
 * truth ------------> match-truth ---+-> dead-letters
 * </pre>
 *
 * <p>There are three comparisons: results with the truth; results in the shadow with the truth; and
 * results in the shadow with those of the pack that was served, which then stand for the truth. The
 * last two go to a topic of their own. A {@link Series} is what one of them is about.
 */
public final class QualityTopology {

  private final PanoptesOptions options;
  private final SchemaRegistry registry;
  private final Topics topics;
  private final Function<String, KeyValueBytesStoreSupplier> stores;

  /**
   * @param registry stays the caller's to close, after the topology has stopped
   */
  public QualityTopology(PanoptesOptions options, SchemaRegistry registry) {
    this(options, registry, Stores::persistentKeyValueStore);
  }

  /**
   * @param stores where the state of a store of that name lies
   */
  QualityTopology(
      PanoptesOptions options,
      SchemaRegistry registry,
      Function<String, KeyValueBytesStoreSupplier> stores) {
    this.options = requireNonNull(options, "options is null");
    this.registry = requireNonNull(registry, "registry is null");
    this.stores = requireNonNull(stores, "stores is null");
    topics = Topics.of(options.topics().prefix());
  }

  public Topology build() {
    QualityContext quality = context();
    WindowTimes times = quality.times();
    Topology topology = new Topology();
    source(topology, QualityNames.RESULTS, quality.results(), topics.panoptic());
    source(topology, QualityNames.SHADOW, quality.results(), topics.shadow());
    source(topology, QualityNames.TRUTH, quality.truths(), topics.truth());
    topology.addProcessor(
        QualityNames.MATCH_RESULT,
        () -> new ResultProcessor(quality),
        QualityNames.RESULTS,
        QualityNames.SHADOW);
    topology.addProcessor(
        QualityNames.MATCH_TRUTH, () -> new TruthProcessor(quality), QualityNames.TRUTH);
    topology.addProcessor(
        QualityNames.ADD_TO_WINDOWS,
        () -> new WindowProcessor(times),
        QualityNames.MATCH_RESULT,
        QualityNames.MATCH_TRUTH);
    addStores(topology);
    rows(topology, QualityNames.QUALITY, topics.quality());
    rows(topology, QualityNames.SHADOW_QUALITY, topics.shadowQuality());
    topology.addSink(
        QualityNames.DEAD_LETTERS,
        topics.deadLetters(),
        new ByteArraySerializer(),
        AvroSerdes.of(DeadLetter.class, registry).serializer(),
        QualityNames.MATCH_RESULT,
        QualityNames.MATCH_TRUTH);
    return topology;
  }

  private QualityContext context() {
    return new QualityContext(
        topics,
        WindowTimes.of(options.quality()),
        options.quality().retention(),
        new RecordMaps(options.pipeline().limits().maxPixels()),
        DeadLetterRoom.of(options.topics()),
        AvroSerdes.of(PanopticResult.class, registry),
        AvroSerdes.of(GroundTruth.class, registry));
  }

  private static <T> void source(Topology topology, String name, Serde<T> serde, String topic) {
    topology.addSource(
        AutoOffsetReset.earliest(),
        name,
        new RecordTime(),
        new ByteArrayDeserializer(),
        serde.deserializer(),
        topic);
  }

  private void rows(Topology topology, String name, String topic) {
    topology.addSink(
        name,
        topic,
        new StringSerializer(),
        AvroSerdes.of(QualityWindow.class, registry).serializer(),
        QualityNames.ADD_TO_WINDOWS);
  }

  private void addStores(Topology topology) {
    topology.addStateStore(
        store(QualityNames.RESULT_STORE, ResultKey.SERDE, StoredResult.SERDE),
        QualityNames.MATCH_RESULT,
        QualityNames.MATCH_TRUTH);
    topology.addStateStore(
        store(QualityNames.TRUTH_STORE, ImageKey.SERDE, StoredTruth.SERDE),
        QualityNames.MATCH_RESULT,
        QualityNames.MATCH_TRUTH);
    topology.addStateStore(
        store(QualityNames.CLOCK_STORE, ClockKey.SERDE, SourceClock.SERDE),
        QualityNames.MATCH_RESULT,
        QualityNames.ADD_TO_WINDOWS);
    topology.addStateStore(
        store(QualityNames.WINDOW_STORE, WindowKey.SERDE, WindowTotals.SERDE),
        QualityNames.ADD_TO_WINDOWS);
  }

  /** A changelog holds whole results and truths, of any time of capture. */
  private <K, V> StoreBuilder<KeyValueStore<K, V>> store(
      String name, Serde<K> keys, Serde<V> values) {
    return Stores.keyValueStoreBuilder(stores.apply(name), keys, values)
        .withLoggingEnabled(
            Map.of(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(TopicSpecs.largestMessage(options.topics())),
                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                Long.toString(Long.MAX_VALUE)));
  }
}
