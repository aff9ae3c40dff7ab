package io.panoptes.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.cli.chaos.fault.Services;
import io.panoptes.cli.chaos.fault.SupervisedPipeline;
import io.panoptes.cli.chaos.guarantee.Expectation;
import io.panoptes.cli.chaos.guarantee.SentImage;
import io.panoptes.cli.kafka.KafkaConnection;
import io.panoptes.cli.kafka.Registries;
import io.panoptes.operators.inference.PackModels;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.OptionsReader;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.TopicCreation;
import io.panoptes.topology.topics.TopicSpecs;
import io.panoptes.topology.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * This build goes on from a savepoint that an older one has made with {@link SavepointMain}; images
 * were in flight in it.
 */
class UpgradeITCase {

  private static final Path SAVEPOINT = Path.of("src/test/resources/savepoints/2026-11-21");
  private static final Path PACK = Path.of("../../models/packs/nuclei");
  private static final int ALL = UpgradeImages.BEFORE + 16;
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration DRAIN = Duration.ofSeconds(4);

  @TempDir private Path folder;

  @Test
  void imagesInFlightInASavepointOfAnOlderBuildAreAnsweredOnce() throws Exception {
    PackModels models = new PackModels(PACK);
    try (Services services = Services.start(folder)) {
      PanoptesOptions options = options(services, folder).read();
      try (KafkaConnection kafka = KafkaConnection.open(options.kafka())) {
        new TopicCreation(kafka.admin(), KafkaConnection.TIMEOUT)
            .create(TopicSpecs.of(options.topics()));
      }
      Ledger ledger = new Ledger();
      try (SchemaRegistry registry = Registries.connect(options.registry());
          ImageTopic topic = new ImageTopic(options, registry);
          AnswerTopics answers = new AnswerTopics(options, registry)) {
        enter(ledger, models, registry, Topics.of(options.topics().prefix()).panoptic());
        UpgradeImages.publish(topic, 0, ALL);
        try (SupervisedPipeline pipeline =
            SupervisedPipeline.startFrom(
                SAVEPOINT.toUri().toString(), () -> options(services, folder), models, folder)) {
          assertThat(pipeline.pids()).hasSize(3);
          read(answers, ledger);
        }
      }
      // Not out_of_order: the state of that build had no order of its own at two subtasks, as
      // operators/README.md tells.
      assertThat(ledger.broken())
          .containsKeys("lost", "doubled", "wrong")
          .allSatisfy(
              (breach, images) -> {
                if (!breach.equals("out_of_order")) {
                  assertThat(images).as(breach).isEmpty();
                }
              });
    }
  }

  static OptionsReader options(Services services, Path work) {
    return new OptionsReader()
        .set("kafka.bootstrap-servers", services.bootstrapServers())
        .set("registry.urls", services.registryUrl())
        .set("topics.prefix", "upgrade")
        .set("topics.partitions", "4")
        .set("topics.replication-factor", "1")
        .set("pipeline.parallelism", "2")
        .set("pipeline.checkpoint.interval", "1 s")
        .set("pipeline.checkpoint.directory", work.resolve("checkpoints").toString());
  }

  private static void enter(
      Ledger ledger, PackModels models, SchemaRegistry registry, String results) throws Exception {
    Set<String> unanswered = new HashSet<>(Files.readAllLines(SAVEPOINT.resolve("unanswered.txt")));
    assertThat(unanswered).isNotEmpty().hasSizeLessThan(UpgradeImages.BEFORE);
    try (Oracle oracle = new Oracle(models, registry, results)) {
      for (int number = 0; number < ALL; number++) {
        String id = UpgradeImages.id(number);
        if (number >= UpgradeImages.BEFORE || unanswered.contains(id)) {
          Expectation expectation = oracle.expect(UpgradeImages.png(number));
          ledger.sent(
              new SentImage(id, UpgradeImages.source(number), expectation), System.nanoTime());
        }
      }
    }
  }

  private static void read(AnswerTopics answers, Ledger ledger) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (ledger.waiting() > 0 && System.nanoTime() - deadline < 0) {
      answers.poll(Duration.ofMillis(200), ledger);
    }
    long drained = System.nanoTime() + DRAIN.toNanos();
    while (System.nanoTime() - drained < 0) {
      answers.poll(Duration.ofMillis(200), ledger);
    }
  }
}
