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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Packs and policies change under load, between a real broker and a real registry. */
class ModelControlITCase {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir private Path folder;

  /** The packs in force, one after the other. */
  private final List<String> served = new ArrayList<>(List.of("first"));

  @Test
  @Timeout(300)
  void packsChangeUnderLoadAndInACrashAndEachImageHasOneResultOfThePackInForce() throws Exception {
    PanoptesOptions options =
        LocalServices.options("models")
            .set("pipeline.checkpoint.directory", folder.toString())
            .read();
    AtomicBoolean done = new AtomicBoolean();
    try (KafkaLine line = new KafkaLine(options);
        SchemaRegistry registry = SchemaRegistry.connect(PipelineSettings.registry(options));
        ControlClient client =
            ControlClient.open(options.kafka(), Topics.of(options.topics().prefix()), registry)) {
      JobClient job = run(options);
      line.sendImage("image-first", "camera-0", TestImages.png(TestImages.bars(24, 16, 1)));
      line.receive(LIMIT);
      Thread load = new Thread(() -> send(line, done), "load");
      load.start();

      assertThat(ask(client, deploy("a")).getState()).isEqualTo(ModelState.ACTIVE);
      served.add("a");
      assertThat(ask(client, deploy("b")).getActive().getPack().getName()).isEqualTo("b");
      served.add("b");
      assertThat(ask(client, command(ModelAction.ROLLBACK)).getActive().getPlace()).isEqualTo("a");
      served.add("a");
      refused(client, deploy(NamedModels.BAD), "PQ 0.100 on its own test image");
      refused(client, deploy(NamedModels.HUGE), "does not fit in memory beside the one in use");
      refused(client, command(ModelAction.SET_POLICY).setThreads(9), "threads would never all");
      ModelStatus policy = ask(client, command(ModelAction.SET_POLICY).setBatchSize(2));
      assertThat(policy.getActive().getBatchSize()).isEqualTo(2);

      CrashingModelSource.crashOnce();
      assertThat(ask(client, deploy("c")).getState()).isEqualTo(ModelState.ACTIVE);
      served.add("c");
      assertThat(CrashingModelSource.crashed()).isTrue();
      done.set(true);
      load.join();
      for (int i = 0; i < 5; i++) {
        send(line, "last", i);
      }
      line.receive(LIMIT);
      job.cancel().get(30, TimeUnit.SECONDS);

      line.guarantee().check();
      checkPacks(line.guarantee().results());
      assertThat(client.history())
          .extracting(ModelStatus::getState)
          .startsWith(ModelState.STARTED)
          .endsWith(ModelState.ACTIVE);
    }
  }

  private static void refused(ControlClient client, ModelCommand.Builder command, String reason)
      throws Exception {
    ModelStatus status = ask(client, command);
    assertThat(status.getState()).isEqualTo(ModelState.REFUSED);
    assertThat(status.getMessage()).contains(reason);
    assertThat(status.getActive().getPack().getName()).isEqualTo("a");
  }

  private static ModelStatus ask(ControlClient client, ModelCommand.Builder command)
      throws Exception {
    ModelCommand asked = command.build();
    client.send(asked);
    return client.await(asked.getCommandId(), LIMIT).orElseThrow();
  }

  private static ModelCommand.Builder deploy(String pack) {
    return command(ModelAction.DEPLOY).setPack(pack);
  }

  private static ModelCommand.Builder command(ModelAction action) {
    return ModelCommand.newBuilder()
        .setCommandId(UUID.randomUUID().toString())
        .setIssuedAt(Instant.EPOCH)
        .setAction(action);
  }

  private static void send(KafkaLine line, AtomicBoolean done) {
    for (int i = 0; !done.get(); i++) {
      send(line, "image", i);
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void send(KafkaLine line, String name, int number) {
    line.sendImage(
        name + "-" + number,
        "camera-" + number % 5,
        TestImages.png(TestImages.bars(24, 16, 1 + number % 8)));
  }

  /** Of each source, the packs came in the order in which they were in force. */
  private void checkPacks(List<PanopticResult> results) {
    Map<String, Integer> reached = new HashMap<>();
    for (PanopticResult result : results) {
      int now = reached.getOrDefault(result.getSourceId(), 0);
      while (now < served.size()
          && !NamedModels.digest(served.get(now)).equals(result.getPack().getDigest())) {
        now++;
      }
      assertThat(now)
          .as("%s of %s by %s", result.getImageId(), result.getSourceId(), result.getPack())
          .isLessThan(served.size());
      reached.put(result.getSourceId(), now);
    }
    assertThat(reached.values()).as("all sources ended with the last pack").containsOnly(4);
  }

  private static JobClient run(PanoptesOptions options) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
    KafkaPipeline.define(
        env, options, new NamedModels("first"), NamedModels::new, Boundedness.CONTINUOUS_UNBOUNDED);
    return env.executeAsync();
  }
}
