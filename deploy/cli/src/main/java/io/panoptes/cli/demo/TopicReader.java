package io.panoptes.cli.demo;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.QualityWindow;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads all topics from their beginning as a consumer downstream would, committed records only. Not
 * thread-safe.
 */
final class TopicReader implements AutoCloseable {

  private static final int FETCH_BYTES = 64 << 20;

  private final Topics topics;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final AvroCodec<ImageEvent> images;
  private final AvroCodec<PanopticResult> results;
  private final AvroCodec<DeadLetter> deadLetters;
  private final AvroCodec<QualityWindow> quality;

  TopicReader(PanoptesOptions options, SchemaRegistry registry) {
    topics = Topics.of(options.topics().prefix());
    images = new AvroCodec<>(ImageEvent.class, registry);
    results = new AvroCodec<>(PanopticResult.class, registry);
    deadLetters = new AvroCodec<>(DeadLetter.class, registry);
    quality = new AvroCodec<>(QualityWindow.class, registry);
    Properties properties = options.kafka().clientProperties();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        List.of(topics.images(), topics.panoptic(), topics.deadLetters(), topics.quality()).stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** What a record was, told in the order it became visible. */
  interface Listener {

    void image(ImageEvent event);

    void result(PanopticResult result, long nanos);

    /** An image without a result. */
    void deadLetter(DeadLetter letter, long nanos);

    /** A truth that cannot be compared with anything. */
    void refusedTruth(DeadLetter letter);

    void quality(QualityWindow window);
  }

  void poll(Duration atMost, Listener listener) {
    for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(atMost)) {
      long now = System.nanoTime();
      String topic = entry.topic();
      if (topic.equals(topics.images())) {
        listener.image(images.decode(entry.value()));
      } else if (topic.equals(topics.panoptic())) {
        listener.result(results.decode(entry.value()), now);
      } else if (topic.equals(topics.deadLetters())) {
        DeadLetter letter = deadLetters.decode(entry.value());
        if (letter.getOrigin().getTopic().equals(topics.images())) {
          listener.deadLetter(letter, now);
        } else {
          listener.refusedTruth(letter);
        }
      } else {
        listener.quality(quality.decode(entry.value()));
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
