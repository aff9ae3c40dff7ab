package io.panoptes.topology.pipeline;

import io.panoptes.operators.control.ServingControl;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.inference.PackSource;
import io.panoptes.operators.inference.ServedPacks;
import io.panoptes.operators.merge.ResultRoom;
import io.panoptes.operators.record.SourceRecord;
import io.panoptes.topology.control.KafkaControlTopics;
import io.panoptes.topology.options.DeletedImagesRule;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.TopicSpecs;
import io.panoptes.topology.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;

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
    define(env, options, models, PipelineSettings.packs(options), boundedness);
  }

  static void define(
      StreamExecutionEnvironment env,
      PanoptesOptions options,
      ModelSource models,
      PackSource packs,
      Boundedness boundedness) {
    env.configure(PipelineEnvironment.configuration(options));
    PipelineJob.define(
        env,
        images(options, boundedness),
        new ImageEventParser.Source(PipelineSettings.registry(options)),
        new ServingControl(
            new ServedPacks(models, packs),
            PipelineSettings.inference(options),
            KafkaControlTopics.of(
                Topics.of(options.topics().prefix()),
                options.kafka().clientProperties(),
                PipelineSettings.registry(options))),
        new ResultRoom(TopicSpecs.resultLimit()),
        Set.copyOf(options.pipeline().latestOnly()),
        KafkaSinks.of(options, models));
  }

  /** The consumer group in which images are read. */
  public static String group(PanoptesOptions options) {
    return options.topics().prefix() + ".pipeline";
  }

  /** How long Kafka keeps the transaction of a checkpoint open, with exactly-once. */
  public static Duration transactionTimeout(PanoptesOptions options) {
    return KafkaSinks.transactionTimeout(options);
  }

  /** What the ids of transactions begin with, with exactly-once. */
  public static List<String> transactionalIdPrefixes(PanoptesOptions options) {
    Topics topics = Topics.of(options.topics().prefix());
    return Stream.of(
            topics.panoptic(),
            topics.segments(),
            topics.deadLetters(),
            topics.shed(),
            topics.shadow())
        .map(KafkaSinks::transactionalIdPrefix)
        .toList();
  }

  private static KafkaRecordDeserializationSchema<SourceRecord> deserializer(
      PanoptesOptions options) {
    return options.pipeline().deletedImages() == DeletedImagesRule.SKIP
        ? new SkippingDeserializer(options.kafka().clientProperties())
        : new SourceRecordDeserializer();
  }

  private static KafkaSource<SourceRecord> images(
      PanoptesOptions options, Boundedness boundedness) {
    Topics topics = Topics.of(options.topics().prefix());
    KafkaSourceBuilder<SourceRecord> source =
        KafkaSource.<SourceRecord>builder()
            .setProperties(options.kafka().clientProperties())
            .setBootstrapServers(options.kafka().bootstrapServers())
            .setTopics(topics.images())
            .setGroupId(group(options))
            .setClientIdPrefix(options.topics().prefix() + "-pipeline")
            .setStartingOffsets(new FirstUnread(options.pipeline().deletedImages()))
            .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
            .setDeserializer(deserializer(options));
    if (boundedness == Boundedness.BOUNDED) {
      source.setBounded(OffsetsInitializer.latest());
    }
    return source.build();
  }
}
