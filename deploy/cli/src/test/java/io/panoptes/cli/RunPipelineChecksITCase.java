package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.cli.kafka.Registries;
import io.panoptes.cli.publish.TestPictures;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.OptionsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the start of the pipeline finds wrong with a real broker and a real registry. */
class RunPipelineChecksITCase {

  @TempDir private static Path shared;
  private static Path pack;

  @TempDir private Path folder;

  @BeforeAll
  static void writePack() {
    pack = TinyPack.write(shared.resolve("tiny"));
  }

  private static CommandRun check(Path configuration, String... assignments) {
    return Services.run(
        configuration,
        "run pipeline --check-only",
        Stream.concat(Stream.of("pipeline.pack=" + pack), Stream.of(assignments))
            .flatMap(assignment -> Stream.of("--set", assignment))
            .toArray(String[]::new));
  }

  private static Admin admin() {
    return Admin.create(
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Services.bootstrapServers()));
  }

  @Test
  void whatIsRightPassesAndNothingIsChanged() throws IOException {
    Path configuration = Services.configuration(folder, "right");
    Services.run(configuration, "topics create");

    CommandRun run = check(configuration);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.outLines()).containsExactly("all checks passed");
    try (SchemaRegistry registry = registry(configuration)) {
      assertThat(registry.latest("right.panoptic-value")).isEmpty();
    }
  }

  @Test
  void limitOfAHangBelowTheCheckpointIntervalIsWarnedOf() throws IOException {
    Path configuration = Services.configuration(folder, "warned");
    Services.run(configuration, "topics create");

    CommandRun run = check(configuration, "pipeline.hang.limit=2 s");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.outLines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith(
            "warning    pipeline.hang.limit is 2.0 s, below pipeline.checkpoint.interval which is"
                + " 5.0 s: ");
  }

  @Test
  void allMissingTopicsAreNamedBeforeAnythingStarts() throws IOException {
    CommandRun run = check(Services.configuration(folder, "none"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .containsExactlyElementsOf(
            Stream.of(
                    "images",
                    "panoptic",
                    "segments",
                    "dead-letters",
                    "shed",
                    "shadow",
                    "models",
                    "models.status")
                .map(
                    topic ->
                        "panoptes: topic none.%s does not exist: run 'panoptes topics create'"
                            .formatted(topic))
                .toList());
  }

  @Test
  @Timeout(60)
  void allThatIsWrongIsListedTogetherEachWithItsRemedy() throws Exception {
    Path configuration = Services.configuration(folder, "wrong");
    Services.run(configuration, "topics create");
    try (Admin admin = admin()) {
      ConfigResource panoptic = new ConfigResource(ConfigResource.Type.TOPIC, "wrong.panoptic");
      admin
          .incrementalAlterConfigs(
              Map.of(
                  panoptic,
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("max.message.bytes", "1000"), AlterConfigOp.OpType.SET))))
          .all()
          .get();
      admin.createPartitions(Map.of("wrong.segments", NewPartitions.increaseTo(3))).all().get();
      // The controller has both now; the broker that is asked learns of them a little later.
      while (!value(admin, panoptic, "max.message.bytes").equals("1000")
          || partitions(admin, "wrong.segments") != 3) {
        Thread.onSpinWait();
      }
    }
    try (SchemaRegistry registry = registry(configuration)) {
      registry.register("wrong.dead-letters-value", Schema.create(Schema.Type.STRING));
    }
    Path damaged = TinyPack.write(folder.resolve("damaged"));
    Files.writeString(damaged.resolve("network.zip"), "not what was packed");

    CommandRun run =
        check(
            configuration,
            "pipeline.pack=" + damaged,
            "flink.properties.execution.checkpointing.timeout=20 min",
            "kafka.properties.buffer.memory=1000000");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).allMatch(line -> line.startsWith("panoptes: ")).hasSize(6);
    assertThat(run.err())
        .contains(
            "network.zip",
            "topic wrong.panoptic takes messages of 1000 bytes, the largest that is written has"
                + " 17825792: set its max.message.bytes to 17825792",
            "topic wrong.images has 2 partitions and wrong.segments has 3: give all the same",
            "transactions need 1325000 ms, by the checkpoint's interval and timeout;"
                + " transaction.max.timeout.ms of the brokers is 900000: raise it, or lower",
            "kafka.properties.buffer.memory is 1000000, the largest record that is written has"
                + " 17825792 bytes: leave it out",
            "would refuse to register wrong.dead-letters-value: io.panoptes.schemas.DeadLetter is"
                + " not compatible with the versions there: set another topics.prefix");
  }

  private static String value(Admin admin, ConfigResource of, String key) throws Exception {
    return admin.describeConfigs(List.of(of)).all().get().get(of).get(key).value();
  }

  private static int partitions(Admin admin, String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .size();
  }

  @Test
  void imagesThatWereDeletedUnreadAreToldAndSkippedOnlyWhereThatIsWanted() throws Exception {
    Path configuration = Services.configuration(folder, "gone");
    Services.run(configuration, "topics create");
    Path images = Files.createDirectories(folder.resolve("images"));
    for (int i = 0; i < 4; i++) {
      Files.write(images.resolve(i + ".png"), TestPictures.noise(8, 8, i));
    }
    Services.run(configuration, "produce --source camera", images.toString());
    try (Admin admin = admin()) {
      TopicPartition partition =
          Stream.of(0, 1)
              .map(number -> new TopicPartition("gone.images", number))
              .filter(number -> size(admin, number) == 4)
              .findFirst()
              .orElseThrow();
      admin
          .alterConsumerGroupOffsets("gone.pipeline", Map.of(partition, new OffsetAndMetadata(1)))
          .all()
          .get();
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(3))).all().get();

      CommandRun stopped = check(configuration);
      CommandRun skipping = check(configuration, "pipeline.deleted-images=skip");

      String line =
          "gone.images partition %d: the images at offsets 1 to 2 were deleted before they were read"
              .formatted(partition.partition());
      assertThat(stopped.exitCode()).isEqualTo(1);
      assertThat(stopped.errLines())
          .containsExactly(
              "panoptes: %s: set pipeline.deleted-images=skip to go on without them, and raise topics.retention"
                  .formatted(line));
      assertThat(skipping.exitCode()).as(skipping.err()).isZero();
      assertThat(skipping.outLines()).containsExactly("skipped    " + line, "all checks passed");
    }
  }

  private static long size(Admin admin, TopicPartition partition) {
    try {
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.latest()))
          .partitionResult(partition)
          .get()
          .offset();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static SchemaRegistry registry(Path configuration) {
    return Registries.connect(new OptionsReader().file(configuration).read().registry());
  }
}
