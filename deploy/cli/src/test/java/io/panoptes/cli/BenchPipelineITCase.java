package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker, registry and job are real, for as short a time as is possible. */
class BenchPipelineITCase {

  @TempDir private Path folder;

  @Test
  void measuresThePipelineAgainstItsWork() throws Exception {
    Path pack = TinyPack.write(folder.resolve("tiny"));
    Path profile = folder.resolve("pipeline.jfr");

    CommandRun run =
        CommandRun.of(
            "bench pipeline --json --seconds 2 --threads 1 --engine dl4j --pack %s --profile %s"
                .formatted(pack, profile)
                .split(" "));

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode figures = new ObjectMapper().readTree(run.out());
    assertThat(figures.fieldNames())
        .toIterable()
        .containsExactly(
            "engine_images_per_second",
            "work_images_per_second",
            "pipeline_images_per_second",
            "efficiency");
    assertThat(figures).allSatisfy(figure -> assertThat(figure.doubleValue()).isPositive());
    assertThat(Files.size(profile)).isPositive();
  }

  @Test
  void measuresEitherGuaranteeByTurns() throws Exception {
    Path pack = TinyPack.write(folder.resolve("tiny"));

    CommandRun run =
        CommandRun.of(
            "bench guarantee --json --seconds 2 --rounds 1 --threads 1 --engine dl4j --pack %s"
                .formatted(pack)
                .split(" "));

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode figures = new ObjectMapper().readTree(run.out());
    assertThat(figures.path("ratio").doubleValue()).isPositive();
    assertThat(figures.path("turns"))
        .extracting(turn -> turn.path("guarantee").asText())
        .containsExactly("exactly-once", "at-least-once");
  }
}
