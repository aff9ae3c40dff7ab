package io.panoptes.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.fakes.TestImages;
import io.panoptes.schemas.ModelAction;
import io.panoptes.schemas.ModelCommand;
import io.panoptes.schemas.ModelState;
import io.panoptes.schemas.ModelStatus;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.control.ControlClient;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
            .set("pipeline.checkpoint.directory", folder.toString())
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
    }
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
