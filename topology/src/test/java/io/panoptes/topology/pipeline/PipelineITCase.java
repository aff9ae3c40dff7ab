package io.panoptes.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.fakes.TestImages;
import io.panoptes.schemas.DeadLetterReason;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.Reference;
import io.panoptes.topology.options.PanoptesOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job in a MiniCluster, between a real broker and a real registry. */
class PipelineITCase {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir Path folder;

  @Test
  void eachImageHasOneResultAlthoughTheJobCrashesAndIsStartedAgainFromItsCheckpoint()
      throws Exception {
    PanoptesOptions options = options("crash");
    try (KafkaLine line = new KafkaLine(options)) {
      JobClient job = run(options, Boundedness.CONTINUOUS_UNBOUNDED, new Configuration());
      sendBars(line, 0, 40);
      line.receive(LIMIT);
      line.guarantee().check();

      CrashingModelSource.crashOnce();
      sendBars(line, 40, 80);
      line.receive(LIMIT);
      assertThat(CrashingModelSource.crashed()).isTrue();
      line.guarantee().check();

      job.cancel().get(30, TimeUnit.SECONDS);
      sendBars(line, 80, 120);
      Configuration recovery = new Configuration();
      recovery.set(StateRecoveryOptions.SAVEPOINT_PATH, newestCheckpoint().toUri().toString());
      JobClient second = run(options, Boundedness.CONTINUOUS_UNBOUNDED, recovery);
      line.receive(LIMIT);
      second.cancel().get(30, TimeUnit.SECONDS);

      line.guarantee().check();
      assertThat(line.guarantee().results()).hasSize(120);
      assertThat(line.guarantee().deadLetters()).isEmpty();
    }
  }

  @Test
  void atLeastOnceLosesNothingInACrashAndRepeatsHaveTheSameResultId() throws Exception {
    PanoptesOptions options = options("least", "pipeline.guarantee", "at-least-once");
    try (KafkaLine line = new KafkaLine(options)) {
      JobClient job = run(options, Boundedness.CONTINUOUS_UNBOUNDED, new Configuration());
      sendBars(line, 0, 20);
      line.receive(LIMIT);
      CrashingModelSource.crashOnce();
      sendBars(line, 20, 40);
      line.receive(LIMIT);
      job.cancel().get(30, TimeUnit.SECONDS);

      assertThat(CrashingModelSource.crashed()).isTrue();
      line.guarantee().checkAtLeastOnce();
    }
  }

  @Test
  void latestOnlySourceHasEachImageAnsweredOrShedAndTheNewestAnswered() throws Exception {
    PanoptesOptions options = options("latest", "pipeline.latest-only", "door");
    try (KafkaLine line = new KafkaLine(options)) {
      byte[] image = TestImages.png(TestImages.bars(20, 12, 3));
      for (int i = 0; i < 40; i++) {
        line.sendImage("image-" + i, i % 4 == 0 ? "gate" : "door", image);
      }
      run(options, Boundedness.BOUNDED, new Configuration())
          .getJobExecutionResult()
          .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      line.receive(LIMIT);

      line.guarantee().check();
      assertThat(line.guarantee().shed())
          .isNotEmpty()
          .allMatch(shed -> shed.getSourceId().equals("door"));
      assertThat(line.guarantee().results())
          .extracting(PanopticResult::getImageId)
          .contains("image-39");
      assertThat(line.guarantee().results().stream().filter(r -> r.getSourceId().equals("gate")))
          .hasSize(10);
    }
  }

  @Test
  void boundedJobEndsWithEveryBadImageAsADeadLetterOfItsReason() throws Exception {
    PanoptesOptions options = options("bad");
    try (KafkaLine line = new KafkaLine(options)) {
      byte[] good = TestImages.png(TestImages.bars(20, 12, 3));
      line.sendImage("good-1", "camera", good);
      line.sendImage("empty", "camera", new byte[0]);
      line.sendImage("text", "camera", "not an image".getBytes());
      line.sendImage("truncated", "camera", Arrays.copyOf(good, good.length / 2));
      line.sendImage("poisoned", "camera", TestImages.png(TestImages.poisoned(20, 12)));
      line.sendImage("denied", "camera", new Reference("file:/etc/passwd"));
      line.send("camera", "no avro".getBytes());
      line.sendImage("good-2", "camera", good);
      run(options, Boundedness.BOUNDED, new Configuration())
          .getJobExecutionResult()
          .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      line.receive(LIMIT);

      line.guarantee().check();
      assertThat(line.guarantee().deadLetters())
          .extracting("reason")
          .containsExactlyInAnyOrder(
              DeadLetterReason.EMPTY_CONTENT,
              DeadLetterReason.UNSUPPORTED_FORMAT,
              DeadLetterReason.TRUNCATED_IMAGE,
              DeadLetterReason.INFERENCE_FAILED,
              DeadLetterReason.REFERENCE_DENIED,
              DeadLetterReason.MALFORMED_RECORD);
      assertThat(line.guarantee().results())
          .extracting(PanopticResult::getImageId)
          .containsExactly("good-1", "good-2");
      assertThat(line.guarantee().results().get(0).getSegments())
          .extracting("category")
          .containsExactly("bar", "bar", "bar", "ground");
    }
  }

  @Test
  void imagesThatAreDeletedWhileTheJobRunsAreCountedWhereTheyAreSkipped() throws Exception {
    PanoptesOptions options = options("deleted", "topics.partitions", "1");
    Properties client = options.kafka().clientProperties();
    client.setProperty("auto.offset.reset", "earliest");
    TopicPartition partition = new TopicPartition("deleted.images", 0);
    SkippedImages skipped = new SkippedImages(client);
    try (KafkaLine line = new KafkaLine(options);
        Admin admin = Admin.create(client)) {
      sendBars(line, 0, 2);
      skipped.read(partition, 0, 2);
      sendBars(line, 2, 6);
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(5))).all().get();
      skipped.read(partition, 2, 1);
    }
    assertThat(skipped.offsets()).containsExactly(0L, 1L, 5L);
    assertThat(skipped.counted()).isEqualTo(3);
  }

  private static void sendBars(KafkaLine line, int from, int to) {
    for (int i = from; i < to; i++) {
      line.sendImage(
          "image-" + i, "camera-" + i % 5, TestImages.png(TestImages.bars(24, 16, 1 + i % 8)));
    }
  }

  private static JobClient run(
      PanoptesOptions options, Boundedness boundedness, Configuration configuration)
      throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(configuration);
    KafkaPipeline.define(env, options, new CrashingModelSource(), boundedness);
    return env.executeAsync();
  }

  private PanoptesOptions options(String prefix) {
    return options(prefix, "topics.prefix", prefix);
  }

  private PanoptesOptions options(String prefix, String key, String value) {
    return LocalServices.options(prefix)
        .set("pipeline.checkpoint.directory", folder.toString())
        .set(key, value)
        .read();
  }

  private Path newestCheckpoint() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().equals("_metadata"))
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .map(Path::getParent)
          .orElseThrow();
    }
  }
}
