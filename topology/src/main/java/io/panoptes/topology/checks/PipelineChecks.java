package io.panoptes.topology.checks;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.Guarantee;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.pipeline.KafkaPipeline;
import io.panoptes.topology.pipeline.PipelineEnvironment;
import io.panoptes.topology.topics.DeletedImages;
import io.panoptes.topology.topics.TopicSpec;
import io.panoptes.topology.topics.TopicSpecs;
import io.panoptes.topology.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.acl.AclOperation;

/**
 * All by which the pipeline would fail or hang after its start, found before the first image and
 * without changing anything.
 */
public final class PipelineChecks {

  private final PanoptesOptions options;
  private final Topics topics;

  public PipelineChecks(PanoptesOptions options) {
    this.options = requireNonNull(options, "options is null");
    this.topics = Topics.of(options.topics().prefix());
  }

  /**
   * What is wrong with Kafka; empty if nothing is.
   *
   * @param timeout for each of Kafka's answers
   */
  public List<Finding> kafka(Admin admin, Duration timeout) {
    AdminAnswers answers = new AdminAnswers(timeout);
    List<Finding> findings = new ArrayList<>(new TopicChecks(admin, answers).run(needs()));
    findings.addAll(new GroupChecks(admin, answers, KafkaPipeline.group(options)).access());
    if (options.pipeline().guarantee() == Guarantee.EXACTLY_ONCE) {
      findings.addAll(
          new TransactionChecks(admin, answers)
              .run(
                  KafkaPipeline.transactionTimeout(options),
                  KafkaPipeline.transactionalIdPrefixes(options)));
    }
    checkBuffer(findings);
    return findings;
  }

  /**
   * Images that are gone though the group has not read them.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka does not tell
   */
  public List<DeletedImages> deleted(Admin admin, Duration timeout) {
    return new GroupChecks(admin, new AdminAnswers(timeout), KafkaPipeline.group(options))
        .deleted(topics.images());
  }

  /** What is wrong with the registry; empty if nothing is. */
  public List<Finding> registry(SchemaRegistry registry) {
    return new RegistryChecks(registry).run(topics);
  }

  /** What will work and is to be known all the same, a line each. */
  public List<String> warnings() {
    Duration limit = options.pipeline().hang().limit();
    Duration interval =
        PipelineEnvironment.configuration(options).get(CheckpointingOptions.CHECKPOINTING_INTERVAL);
    return limit.compareTo(interval) >= 0
        ? List.of()
        : List.of(
            "pipeline.hang.limit is %s s, below pipeline.checkpoint.interval which is %s s: task managers may end over hung images again and again, as no checkpoint keeps which were given up; raise it"
                .formatted(limit.toMillis() / 1e3, interval.toMillis() / 1e3));
  }

  private List<TopicNeed> needs() {
    return List.of(
        new TopicNeed(topics.images(), AclOperation.READ, 0, false),
        written(topics.panoptic(), false),
        written(topics.segments(), false),
        written(topics.deadLetters(), false),
        written(topics.shed(), false),
        written(topics.shadow(), false),
        new TopicNeed(topics.models(), AclOperation.READ, 0, true),
        written(topics.modelsStatus(), true));
  }

  private TopicNeed written(String topic, boolean commands) {
    int largest =
        TopicSpecs.of(options.topics()).stream()
            .filter(spec -> spec.name().equals(topic))
            .mapToInt(TopicSpec::maxMessageBytes)
            .findFirst()
            .orElseThrow();
    return new TopicNeed(topic, AclOperation.WRITE, largest, commands);
  }

  private void checkBuffer(List<Finding> findings) {
    String given = options.kafka().properties().get(ProducerConfig.BUFFER_MEMORY_CONFIG);
    int largest = TopicSpecs.largestMessage(options.topics());
    if (given != null && Long.parseLong(given.strip()) < largest) {
      findings.add(
          new Finding(
              "kafka.properties.%s is %s, the largest record that is written has %d bytes"
                  .formatted(ProducerConfig.BUFFER_MEMORY_CONFIG, given, largest),
              "leave it out, or raise it"));
    }
  }
}
