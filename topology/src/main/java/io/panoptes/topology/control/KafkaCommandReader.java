package io.panoptes.topology.control;

import io.panoptes.operators.control.ControlTopics.CommandReader;
import io.panoptes.operators.control.PlacedCommand;
import io.panoptes.schemas.ModelCommand;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.RegistrySettings;
import io.panoptes.schemas.serde.SchemaRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Commands by their offsets, in no consumer group: where to go on is in the job's checkpoint. */
final class KafkaCommandReader implements CommandReader {

  private static final Duration POLL = Duration.ofMillis(500);

  private final TopicPartition partition;
  private final SchemaRegistry registry;
  private final CommandMapping mapping;
  private final KafkaConsumer<byte[], byte[]> consumer;

  KafkaCommandReader(String topic, Properties properties, RegistrySettings settings) {
    partition = new TopicPartition(topic, 0);
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    registry = SchemaRegistry.connect(settings);
    mapping = new CommandMapping(new AvroCodec<>(ModelCommand.class, registry));
    try {
      consumer =
          new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (RuntimeException e) {
      registry.close();
      throw e;
    }
    consumer.assign(List.of(partition));
  }

  @Override
  public long end() {
    return consumer.endOffsets(List.of(partition)).get(partition);
  }

  @Override
  public List<PlacedCommand> read(long position) {
    if (consumer.position(partition) != position) {
      consumer.seek(partition, position);
    }
    List<PlacedCommand> commands = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
      String place = "%s-0-%d".formatted(record.topic(), record.offset());
      commands.add(new PlacedCommand(record.offset(), mapping.command(record.value(), place)));
    }
    return commands;
  }

  @Override
  public void close() {
    try {
      consumer.close();
    } finally {
      registry.close();
    }
  }
}
