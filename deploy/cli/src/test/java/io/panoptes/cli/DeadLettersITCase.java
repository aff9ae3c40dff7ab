package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.deadletters.DeadLetterBox;
import io.panoptes.cli.deadletters.ReplayOutcome;
import io.panoptes.cli.deadletters.Replayer;
import io.panoptes.cli.kafka.Registries;
import io.panoptes.cli.kafka.TopicScan;
import io.panoptes.cli.publish.TestPictures;
import io.panoptes.operators.inference.PackModels;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.OptionsReader;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.pipeline.KafkaPipeline;
import io.panoptes.topology.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters of the real job, on a real broker with a real registry. */
class DeadLettersITCase {

  @TempDir private static Path shared;
  private static Path pack;

  @TempDir private Path folder;

  @BeforeAll
  static void writePack() {
    pack = TinyPack.write(shared.resolve("tiny"));
  }

  /** One image that is too large to travel inline, and one file that is no image. */
  private Path produced(String prefix) throws Exception {
    Path configuration = Services.configuration(folder, prefix);
    Path images = Files.createDirectories(folder.resolve("images"));
    Files.write(images.resolve("large.png"), TestPictures.noise(128, 128, 3));
    Files.writeString(images.resolve("text.png"), "not an image");
    Services.run(configuration, "topics create");
    assertThat(Services.run(configuration, "produce", images.toString()).exitCode()).isZero();
    return configuration;
  }

  /** Lets the job answer all images that are there. */
  private static void answer(Path configuration, String... assignments) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
    KafkaPipeline.define(
        environment,
        options(configuration, assignments),
        new PackModels(pack),
        Boundedness.BOUNDED);
    environment.executeAsync().getJobExecutionResult().get(90, TimeUnit.SECONDS);
  }

  private static PanoptesOptions options(Path configuration, String... assignments) {
    OptionsReader reader = new OptionsReader().file(configuration);
    for (String assignment : assignments) {
      reader.set(assignment);
    }
    return reader.set("pipeline.checkpoint.interval", "500 ms").read();
  }

  private static List<JsonNode> tail(Path configuration, String topic) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String line :
        Services.run(configuration, "tail " + topic + " --json --from-beginning --until-end")
            .outLines()) {
      records.add(new ObjectMapper().readTree(line));
    }
    return records;
  }

  @Test
  void replayGivesEachEventOneResultHoweverOftenItRuns() throws Exception {
    Path configuration = produced("letters");
    answer(configuration);

    CommandRun list = Services.run(configuration, "dead-letters list");
    assertThat(list.out()).contains("images/large.png  REFERENCE_DENIED at read: ");
    assertThat(list.out()).contains("2 dead letters", "  UNSUPPORTED_FORMAT     1");
    CommandRun one =
        Services.run(configuration, "dead-letters list --json --reason reference_denied");
    assertThat(one.outLines()).hasSize(1);
    JsonNode letter = new ObjectMapper().readTree(one.out());
    assertThat(letter.path("replayed").asBoolean()).isFalse();

    String replay = "dead-letters replay --since 1h --reason REFERENCE_DENIED";
    assertThat(Services.run(configuration, replay + " --dry-run").out())
        .startsWith("1 dead letters would be replayed");
    assertThat(Services.run(configuration, replay).out())
        .startsWith("1 dead letters replayed to letters.images, 0 replayed before, 0 cannot be");
    assertThat(Services.run(configuration, replay).out()).startsWith("0 dead letters replayed");
    assertThat(Services.run(configuration, "dead-letters list").out()).contains("(replayed)");
    answer(configuration, "pipeline.references.directories=" + folder);
    Services.run(configuration, "dead-letters replay");

    List<JsonNode> results = tail(configuration, "panoptic");
    assertThat(results).hasSize(1);
    JsonNode origin = letter.path("dead_letter").path("origin");
    String event =
        "letters.images-%d-%d"
            .formatted(origin.path("partition").asInt(), origin.path("offset").asInt());
    assertThat(results.get(0).path("headers").findValuesAsText("value")).contains(event);
    assertThat(results.get(0).path("value").path("result_id").asText())
        .startsWith(event + "-")
        .isEqualTo(letter.path("dead_letter").path("result_id").asText());
    assertThat(results.get(0).path("value").path("origin")).isNotEqualTo(origin);
  }

  @Test
  void interruptedReplayIsGoneOnWithAndNothingIsReplayedTwice() throws Exception {
    Path configuration = produced("broken");
    answer(configuration);
    PanoptesOptions options = options(configuration);
    try (SchemaRegistry registry = Registries.connect(options.registry());
        TopicScan scan = TopicScan.open(options.kafka());
        Replayer interrupted = Replayer.open(options, registry)) {
      DeadLetterBox box = new DeadLetterBox(scan, Topics.of("broken"), registry, line -> {});
      List<ReplayOutcome> outcomes = new ArrayList<>();
      box.forEach(stored -> outcomes.add(interrupted.replay(stored)));
      assertThat(outcomes).hasSize(2).allMatch(ReplayOutcome.Replayed.class::isInstance);

      // It neither commits nor ends, when the next one starts.
      CommandRun next = Services.run(configuration, "dead-letters replay");

      assertThat(next.out()).startsWith("2 dead letters replayed");
      assertThatThrownBy(interrupted::commit)
          .hasMessage("another replay took over: run this one again when it has ended");
    }
    assertThat(Services.run(configuration, "dead-letters replay").out())
        .startsWith("0 dead letters replayed to broken.images, 2 replayed before");
    assertThat(tail(configuration, "images")).hasSize(4);
    assertThat(tail(configuration, "replays")).hasSize(2);
  }

  @Test
  void showTellsWhatTheReasonMeansAndWhatToDo() throws Exception {
    Path configuration = produced("shown");
    answer(configuration);
    String line =
        Services.run(configuration, "dead-letters list --reason unsupported_format")
            .outLines()
            .get(0);

    CommandRun shown =
        Services.run(configuration, "dead-letters show " + line.substring(0, line.indexOf(' ')));

    assertThat(shown.out())
        .contains(
            "image        images/text.png",
            "reason       UNSUPPORTED_FORMAT, at decode",
            "remedy       Publish it as JPEG or PNG.",
            "replayed     no");
    CommandRun absent = Services.run(configuration, "dead-letters show 0:99");
    assertThat(absent.exitCode()).isEqualTo(1);
    assertThat(absent.errLines())
        .containsExactly(
            "panoptes: no dead letter at 0:99: 'panoptes dead-letters list' names them");
  }
}
