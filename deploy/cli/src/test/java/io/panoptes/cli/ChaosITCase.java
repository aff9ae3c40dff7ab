package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.chaos.fault.FaultKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form: one fault of each kind. {@code -Dpanoptes.chaos.seed=S} repeats a run. */
class ChaosITCase {

  private static final long SEED =
      Long.getLong("panoptes.chaos.seed", System.currentTimeMillis() % 1_000_000);

  @TempDir private Path folder;

  @Test
  void everyImageHasOneAnswerInOrderAndAsTheOracleHasItWhateverIsKilled() throws Exception {
    int kinds = FaultKind.values().length;
    Path report = folder.resolve("report.json");

    CommandRun run =
        CommandRun.of(
            "chaos",
            "--pack",
            Path.of("../../models/packs/nuclei").toString(),
            "--images=100",
            "--faults=" + kinds,
            "--outage=5",
            "--seed=" + SEED,
            "--report=" + report);

    String all = "seed %d%n%s%s".formatted(SEED, run.out(), run.err());
    assertThat(run.exitCode()).as(all).isZero();
    assertThat(run.out()).as(all).contains("lost 0, doubled 0, out of order 0, wrong 0");
    JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertThat(json.path("finished").asBoolean()).as(all).isTrue();
    assertThat(json.path("images").asInt()).as(all).isGreaterThanOrEqualTo(100);
    assertThat(json.path("results").asInt() + json.path("dead_letters").asInt())
        .as(all)
        .isEqualTo(json.path("images").asInt());
    assertThat(json.path("faults")).as(all).hasSize(kinds);
    assertThat(json.path("log")).as(all).hasSize(kinds);
    assertThat(json.path("memory").fieldNames())
        .toIterable()
        .as(all)
        .containsExactly(
            "task_manager_rss_mb",
            "task_manager_heap_mb",
            "job_manager_rss_mb",
            "job_manager_heap_mb");
    assertThat(json.path("memory"))
        .as(all)
        .allSatisfy(figures -> assertThat(figures.path("quarters")).hasSize(4))
        .allSatisfy(figures -> assertThat(figures.path("flat").isBoolean()).isTrue());
  }
}
