package io.panoptes.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.operators.fakes.TestImages;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.ModelAction;
import io.panoptes.schemas.ModelCommand;
import io.panoptes.schemas.ModelState;
import io.panoptes.schemas.ModelStatus;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.QualityComparison;
import io.panoptes.schemas.TruthSegment;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.control.ControlClient;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.quality.OfflineQuality;
import io.panoptes.topology.quality.QualityRunner;
import io.panoptes.topology.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A candidate in the shadow, between a real broker and a real registry. */
class ShadowITCase {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  /** Of each round: without a shadow, with one, after a crash, and without one again. */
  private static final int IMAGES = 12;

  @TempDir private Path folder;

  @Test
  @Timeout(300)
  void candidateAnswersOnItsOwnTopicAndNoMainResultDiffers() throws Exception {
    PanoptesOptions options =
        LocalServices.options("shadow")
            .set("pipeline.checkpoint.directory", folder.resolve("checkpoints").toString())
            .set("quality.state-directory", folder.resolve("quality").toString())
            .set("quality.application-id", "shadow-quality")
            .read();
    try (KafkaLine line = new KafkaLine(options);
        SchemaRegistry registry = SchemaRegistry.connect(PipelineSettings.registry(options));
        ControlClient client =
            ControlClient.open(options.kafka(), Topics.of(options.topics().prefix()), registry)) {
      JobClient job = run(options);
      round(line, 0);
      line.receive(LIMIT);
      assertThat(line.shadowed()).isEmpty();

      refuse(client, shadow(NamedModels.BAD), "PQ 0.100 on its own test image");
      refuse(client, shadow(NamedModels.HUGE), "does not fit in memory beside the one in use");
      refuse(client, shadow("first"), "there is nothing to hold it against");
      refuse(client, shadow("narrow").setShare(2.0), "a share of 2.0: the limit is above 0 to 1");
      ModelStatus running = ask(client, shadow(NamedModels.NARROW));
      assertThat(running.getState()).isEqualTo(ModelState.ACTIVE);
      assertThat(running.getShadow().getPack().getName()).isEqualTo(NamedModels.NARROW);
      assertThat(running.getActive().getPack().getName()).isEqualTo("first");

      round(line, 1);
      shadowOf(line, "1-");
      CrashingModelSource.crashOnce();
      round(line, 2);
      line.receive(LIMIT);
      for (int i = 0;
          line.shadowed().stream().noneMatch(r -> r.getImageId().startsWith("2b"));
          i++) {
        send(line, "2b-" + i, i);
        line.receiveUntil(() -> false, Duration.ofMillis(500));
      }

      ModelStatus stopped = ask(client, command(ModelAction.STOP_SHADOW));
      assertThat(stopped.getShadow()).isNull();
      refuse(client, command(ModelAction.STOP_SHADOW), "nothing to stop");
      round(line, 3);
      line.receive(LIMIT);
      job.cancel().get(30, TimeUnit.SECONDS);

      line.guarantee().check();
      checkMain(line.guarantee().results());
      checkShadow(line.shadowed());
      checkQuality(line, options, registry);
    }
  }

  /** The truth of each image that the candidate saw is the result of another picture. */
  private static void checkQuality(KafkaLine line, PanoptesOptions options, SchemaRegistry registry)
      throws Exception {
    List<PanopticResult> results = line.guarantee().results();
    List<GroundTruth> truths = new ArrayList<>();
    for (PanopticResult shadowed : line.shadowed()) {
      if (shadowed.getImageId().startsWith("1-")) {
        PanopticResult other = results.get(truths.size());
        truths.add(truth(shadowed, other));
        line.sendTruth(truths.get(truths.size() - 1));
      }
    }
    Map<Integer, QualityStatistics> againstTruth =
        OfflineQuality.againstTruth(line.shadowed(), truths);
    Map<Integer, QualityStatistics> againstResults =
        OfflineQuality.againstResults(line.shadowed(), results);
    try (QualityRunner runner = QualityRunner.start(options, registry)) {
      assertThat(runner.awaitRunning(LIMIT)).isTrue();
      line.receiveUntil(
          () ->
              matches(line, QualityComparison.SHADOW_TRUTH, againstTruth)
                  && matches(line, QualityComparison.SHADOW_RESULT, againstResults),
          LIMIT);
    }
    assertThat(matches(line, QualityComparison.SHADOW_TRUTH, againstTruth))
        .as("%s are the sums %s", line.shadowQuality(), againstTruth)
        .isTrue();
    assertThat(matches(line, QualityComparison.SHADOW_RESULT, againstResults))
        .as("%s are the sums %s", line.shadowQuality(), againstResults)
        .isTrue();
    assertThat(line.shadowQuality())
        .allMatch(row -> row.getPack().getName().equals(NamedModels.NARROW))
        .filteredOn(row -> row.getComparison() == QualityComparison.SHADOW_RESULT)
        .isNotEmpty()
        .allMatch(row -> row.getAgainst().getName().equals("first"));
  }

  private static boolean matches(
      KafkaLine line, QualityComparison comparison, Map<Integer, QualityStatistics> offline) {
    Map<Integer, QualityStatistics> rows = OfflineQuality.of(line.shadowQuality(), comparison);
    return rows.keySet().equals(offline.keySet())
        && rows.entrySet().stream()
            .allMatch(row -> isEqual(row.getValue(), offline.get(row.getKey())));
  }

  private static boolean isEqual(QualityStatistics one, QualityStatistics other) {
    return one.tp() == other.tp()
        && one.fp() == other.fp()
        && one.fn() == other.fn()
        && Math.abs(one.iou() - other.iou()) < 1e-9;
  }

  private static GroundTruth truth(PanopticResult image, PanopticResult seen) {
    return GroundTruth.newBuilder()
        .setImageId(image.getImageId())
        .setSourceId(image.getSourceId())
        .setAnnotatedAt(Instant.EPOCH)
        .setWidth(seen.getWidth())
        .setHeight(seen.getHeight())
        .setLabels(seen.getLabelPlane())
        .setSegments(
            seen.getSegments().stream()
                .map(
                    segment ->
                        new TruthSegment(
                            segment.getId(),
                            segment.getCategoryId(),
                            segment.getCategory(),
                            segment.getIsThing(),
                            false))
                .toList())
        .build();
  }

  /** The images of each round are the same, so their results are. */
  private static void checkMain(List<PanopticResult> results) {
    assertThat(results)
        .allMatch(result -> result.getPack().getDigest().equals(NamedModels.digest("first")));
    for (int i = 0; i < IMAGES; i++) {
      String end = "-" + i;
      assertThat(
              results.stream()
                  .filter(result -> result.getImageId().endsWith(end))
                  .map(result -> List.of(result.getLabelPlane(), result.getSegments()))
                  .distinct())
          .as("results of the images %s", end)
          .hasSize(1);
    }
  }

  private static void checkShadow(List<PanopticResult> shadowed) {
    assertThat(shadowed)
        .allMatch(
            result -> result.getPack().getDigest().equals(NamedModels.digest(NamedModels.NARROW)))
        .noneMatch(result -> result.getImageId().matches("[03]-.*"));
    assertThat(shadowed).extracting(PanopticResult::getResultId).doesNotHaveDuplicates();
  }

  private static void shadowOf(KafkaLine line, String round) {
    line.receiveUntil(
        () -> line.shadowed().stream().anyMatch(result -> result.getImageId().startsWith(round)),
        LIMIT);
    assertThat(line.shadowed()).isNotEmpty();
  }

  private static void round(KafkaLine line, int round) {
    for (int i = 0; i < IMAGES; i++) {
      send(line, round + "-" + i, i);
    }
  }

  private static void send(KafkaLine line, String id, int number) {
    line.sendImage(
        id,
        "camera-" + number % 3,
        TestImages.png(TestImages.bars(24, 16, 1 + number % IMAGES % 10)));
  }

  private static void refuse(ControlClient client, ModelCommand.Builder command, String reason)
      throws Exception {
    ModelStatus status = ask(client, command);
    assertThat(status.getState()).isEqualTo(ModelState.REFUSED);
    assertThat(status.getMessage()).contains(reason);
  }

  private static ModelStatus ask(ControlClient client, ModelCommand.Builder command)
      throws Exception {
    ModelCommand asked = command.build();
    client.send(asked);
    return client.await(asked.getCommandId(), LIMIT).orElseThrow();
  }

  private static ModelCommand.Builder shadow(String pack) {
    return command(ModelAction.SHADOW).setPack(pack).setShare(1.0).setCapacity(1.0);
  }

  private static ModelCommand.Builder command(ModelAction action) {
    return ModelCommand.newBuilder()
        .setCommandId(UUID.randomUUID().toString())
        .setIssuedAt(Instant.EPOCH)
        .setAction(action);
  }

  private static JobClient run(PanoptesOptions options) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
    KafkaPipeline.define(
        env, options, new NamedModels("first"), NamedModels::new, Boundedness.CONTINUOUS_UNBOUNDED);
    return env.executeAsync();
  }
}
