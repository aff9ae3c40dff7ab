package io.panoptes.topology.control;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.ModelCommand;
import io.panoptes.schemas.ModelState;
import io.panoptes.schemas.ModelStatus;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.MalformedRecordException;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.KafkaOptions;
import io.panoptes.topology.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Asks a running job to serve something else, and hears what becomes of it. For one thread. */
public final class ControlClient implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String topic;
  private final TopicPartition statuses;
  private final AvroCodec<ModelCommand> commandCodec;
  private final AvroCodec<ModelStatus> statusCodec;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;

  private ControlClient(Topics topics, Properties properties, SchemaRegistry registry) {
    topic = topics.models();
    statuses = new TopicPartition(topics.modelsStatus(), 0);
    commandCodec = new AvroCodec<>(ModelCommand.class, registry);
    statusCodec = new AvroCodec<>(ModelStatus.class, registry);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(statuses));
  }

  /**
   * @param registry stays the caller's to close
   */
  public static ControlClient open(KafkaOptions kafka, Topics topics, SchemaRegistry registry) {
    return new ControlClient(
        requireNonNull(topics, "topics is null"), kafka.clientProperties(), registry);
  }

  /**
   * Writes a command; {@link #await} hears what is told from now on.
   *
   * @throws KafkaException if it cannot be written
   */
  public void send(ModelCommand command) throws InterruptedException {
    consumer.seek(statuses, consumer.endOffsets(List.of(statuses)).get(statuses));
    try {
      producer
          .send(new ProducerRecord<>(topic, 0, null, commandCodec.encode(topic, command)))
          .get();
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause().getMessage(), e.getCause());
    }
  }

  /** Waits until a command is refused or active; empty if it is neither in time. */
  public Optional<ModelStatus> await(String commandId, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() - deadline < 0) {
      Optional<ModelStatus> end =
          poll().stream()
              .filter(status -> status.getCommandId().equals(commandId))
              .filter(
                  status ->
                      status.getState() == ModelState.REFUSED
                          || status.getState() == ModelState.ACTIVE)
              .findFirst();
      if (end.isPresent()) {
        return end;
      }
    }
    return Optional.empty();
  }

  /** All that was told so far, oldest first. */
  public List<ModelStatus> history() {
    long end = consumer.endOffsets(List.of(statuses)).get(statuses);
    consumer.seekToBeginning(List.of(statuses));
    List<ModelStatus> history = new ArrayList<>();
    while (consumer.position(statuses) < end) {
      history.addAll(poll());
    }
    return history;
  }

  private List<ModelStatus> poll() {
    List<ModelStatus> read = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(statuses)) {
      try {
        read.add(statusCodec.decode(record.value()));
      } catch (MalformedRecordException e) {
        continue; // Not of the job: nobody waits for it.
      }
    }
    return read;
  }

  @Override
  public void close() {
    try {
      producer.close(Duration.ofSeconds(5));
    } finally {
      consumer.close();
    }
  }
}
