package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** The processes that are measured are real; the figures are only looked at for sense. */
class BenchEngineITCase {

  private static final String SHELF = "../../models/packs/shelf";

  private static CommandRun bench(String line) {
    return CommandRun.of("bench %s --pack %s".formatted(line, SHELF).split(" "));
  }

  @Test
  void measuresAllEnginesThatRunOnTheProcessor() throws Exception {
    CommandRun run = bench("engine --json --batch 1,2 --size 64 --seconds 1 --threads 1");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode figures = new ObjectMapper().readTree(run.out());
    assertThat(figures.findValuesAsText("engine"))
        .containsExactly(
            "dl4j", "onnxruntime", "dl4j-layers", "dl4j", "onnxruntime", "dl4j-layers");
    assertThat(figures.findValuesAsText("batch")).containsExactly("1", "1", "1", "2", "2", "2");
    for (JsonNode figure : figures) {
      assertThat(figure.get("threads").intValue()).isEqualTo(1);
      assertThat(figure.get("images_per_second").doubleValue()).isBetween(.1, 1e6);
      assertThat(figure.get("ms").get("p50").doubleValue())
          .isPositive()
          .isLessThanOrEqualTo(figure.get("ms").get("p99").doubleValue());
      assertThat(figure.get("peak_rss_mb").doubleValue()).isBetween(50.0, 8192.0);
    }
  }

  @Test
  void anEngineThatIsAskedForAndCannotRunIsAFailureInOneLine() {
    CommandRun run = bench("engine --engine dl4j-cuda");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith("panoptes: dl4j-cuda: engine dl4j-cuda cannot run: ");
  }

  @Test
  void aSoakTellsMemoryByQuarters() throws Exception {
    CommandRun run = bench("soak --json --batch 2 --size 64 --runs 16 --memory 1g");

    JsonNode figures = new ObjectMapper().readTree(run.out());
    double ratio = figures.get("ratio").doubleValue();
    assertThat(ratio).isBetween(.5, 2.0);
    // So few runs end before a JVM has all the memory that it will take.
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ratio > 1.05 ? 1 : 0);
    assertThat(figures.get("peak_rss_mb").doubleValue())
        .isBetween(figures.get("rss_mb").get("q4").doubleValue() - 1, 1024.0);
  }

  @Test
  void aSizeThatThePackDoesNotTakeIsWrongUsage() {
    CommandRun run = bench("engine --size 100");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errLines())
        .containsExactly(
            "panoptes: inputs of 100 x 100 pixels: pack shelf takes multiples of 16; see 'panoptes"
                + " bench engine --help'");
  }
}
