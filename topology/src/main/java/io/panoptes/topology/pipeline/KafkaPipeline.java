package io.panoptes.topology.pipeline;

import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.record.SourceRecord;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.Topics;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** The job between Kafka topics, as the options describe it. The topics exist before it starts. */
public final class KafkaPipeline {

  private KafkaPipeline() {}

  /**
   * Configures an environment and adds the job to it.
   *
   * @param boundedness whether the job ends with the records that are there when it starts
   */
  public static void define(
      StreamExecutionEnvironment env,
      PanoptesOptions options,
      ModelSource models,
      Boundedness boundedness) {
    env.configure(PipelineEnvironment.configuration(options));
    PipelineJob.define(
        env,
        images(options, boundedness),
        new ImageEventParser.Source(PipelineSettings.registry(options)),
        models,
        PipelineSettings.inference(options),
        KafkaSinks.of(options, models));
  }

  @SuppressWarnings("deprecation") // Kafka deprecated the enum that the connector still asks for.
  private static KafkaSource<SourceRecord> images(
      PanoptesOptions options, Boundedness boundedness) {
    Topics topics = Topics.of(options.topics().prefix());
    KafkaSourceBuilder<SourceRecord> source =
        KafkaSource.<SourceRecord>builder()
            .setProperties(options.kafka().clientProperties())
            .setBootstrapServers(options.kafka().bootstrapServers())
            .setTopics(topics.images())
            .setGroupId(options.topics().prefix() + ".pipeline")
            .setClientIdPrefix(options.topics().prefix() + "-pipeline")
            // Where the group is new, from the first image; after that, state says where.
            .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
            .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
            .setDeserializer(new SourceRecordDeserializer());
    if (boundedness == Boundedness.BOUNDED) {
      source.setBounded(OffsetsInitializer.latest());
    }
    return source.build();
  }
}
