package io.panoptes.topology.pipeline;

import io.panoptes.operators.inference.ModelSource;
import io.panoptes.topology.options.Guarantee;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.TopicSpecs;
import io.panoptes.topology.topics.Topics;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Sinks to the output topics, transactional where the guarantee is exactly-once. */
final class KafkaSinks {

  /** Room for a restart between the end of a checkpoint and the commit that follows it. */
  private static final Duration RESTART = Duration.ofMinutes(2);

  /** What is in a transaction is not seen before the checkpoint: a producer may wait and batch. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  private static final int BATCH_BYTES = 256 * 1024;
  private static final long BUFFER_BYTES = 32L << 20;

  private KafkaSinks() {}

  static PipelineSinks of(PanoptesOptions options, ModelSource models) {
    Topics topics = Topics.of(options.topics().prefix());
    var registry = PipelineSettings.registry(options);
    return new PipelineSinks(
        sink(
            options,
            topics.panoptic(),
            new AvroRecordSerializer<>(
                topics.panoptic(), registry, new PanopticResultMapping.Source(models))),
        sink(
            options,
            topics.segments(),
            new AvroRecordSerializer<>(
                topics.segments(), registry, new SegmentRecordMapping.Source(models))),
        sink(
            options,
            topics.deadLetters(),
            new AvroRecordSerializer<>(
                topics.deadLetters(),
                registry,
                new DeadLetterMapping.Source(
                    models.identity(), TopicSpecs.deadLetterValueLimit(options.topics())))),
        sink(
            options,
            topics.shed(),
            new AvroRecordSerializer<>(topics.shed(), registry, new ShedImageMapping.Source())),
        sink(
            options,
            topics.shadow(),
            new AvroRecordSerializer<>(
                topics.shadow(), registry, new PanopticResultMapping.Source(models))));
  }

  /**
   * How long Kafka keeps an open transaction: a checkpoint interval, the longest checkpoint, and a
   * restart; by our own options at most 14 minutes, below the 15 that brokers allow.
   */
  static Duration transactionTimeout(PanoptesOptions options) {
    Configuration flink = PipelineEnvironment.configuration(options);
    return flink
        .get(CheckpointingOptions.CHECKPOINTING_INTERVAL)
        .plus(flink.get(CheckpointingOptions.CHECKPOINTING_TIMEOUT))
        .plus(RESTART);
  }

  static String transactionalIdPrefix(String topic) {
    return topic + ".pipeline";
  }

  private static <T> KafkaSink<T> sink(
      PanoptesOptions options, String topic, AvroRecordSerializer<T, ?> serializer) {
    KafkaSinkBuilder<T> sink =
        KafkaSink.<T>builder()
            .setKafkaProducerConfig(producerProperties(options))
            .setBootstrapServers(options.kafka().bootstrapServers())
            .setProperty(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Integer.toString(TopicSpecs.largestMessage(options.topics())))
            .setRecordSerializer(serializer);
    if (options.pipeline().guarantee() == Guarantee.AT_LEAST_ONCE) {
      return sink.setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE).build();
    }
    Duration timeout = transactionTimeout(options);
    return sink.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(transactionalIdPrefix(topic))
        .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
        .setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Long.toString(timeout.toMillis()))
        .build();
  }

  /** The user's settings go before ours. */
  static Properties producerProperties(PanoptesOptions options) {
    Properties properties = new Properties();
    if (options.pipeline().guarantee() == Guarantee.EXACTLY_ONCE) {
      properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, Long.toString(LINGER.toMillis()));
      properties.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(BATCH_BYTES));
    }
    // A record that is larger than all of the buffer is never sent.
    properties.setProperty(
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        Long.toString(Math.max(BUFFER_BYTES, 2L * TopicSpecs.largestMessage(options.topics()))));
    properties.putAll(options.kafka().clientProperties());
    return properties;
  }
}
