package io.panoptes.cli.chaos;

import io.panoptes.cli.chaos.guarantee.Answer;
import io.panoptes.cli.chaos.guarantee.ResultDigest;
import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Results, dead letters and sheds as a read_committed consumer sees them. For one thread. */
final class AnswerTopics implements AutoCloseable {

  private final Topics topics;
  private final AvroCodec<PanopticResult> results;
  private final AvroCodec<DeadLetter> deadLetters;
  private final KafkaConsumer<byte[], byte[]> consumer;

  AnswerTopics(PanoptesOptions options, SchemaRegistry registry) {
    topics = Topics.of(options.topics().prefix());
    results = new AvroCodec<>(PanopticResult.class, registry);
    deadLetters = new AvroCodec<>(DeadLetter.class, registry);
    Properties properties = options.kafka().clientProperties();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        List.of(topics.panoptic(), topics.deadLetters(), topics.shed()).stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Enters what has become visible. */
  void poll(Duration atMost, Ledger ledger) {
    for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(atMost)) {
      ledger.answered(answer(entry), System.nanoTime());
    }
  }

  private Answer answer(ConsumerRecord<byte[], byte[]> entry) {
    Header header = entry.headers().lastHeader(ImageTopic.ID);
    String id =
        header == null
            ? "%s-%d@%d".formatted(entry.topic(), entry.partition(), entry.offset())
            : new String(header.value(), StandardCharsets.UTF_8);
    if (entry.topic().equals(topics.panoptic())) {
      return new Answer.Result(id, ResultDigest.of(results.decode(entry.value())));
    }
    return entry.topic().equals(topics.shed())
        ? new Answer.Shed(id)
        : new Answer.DeadLettered(id, deadLetters.decode(entry.value()).getReason());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
