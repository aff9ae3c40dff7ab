package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say where no pipeline runs; with one, see {@link RunPipelineITCase}. */
class ModelsCommandITCase {

  @TempDir private Path folder;

  @Test
  void withoutAPipelineNothingIsListedAndAWishIsNotAnswered() throws IOException {
    Path configuration = Services.configuration(folder, "nobody");
    assertThat(Services.run(configuration, "models list").err())
        .contains(
            "Kafka at %s has no topic nobody.models, nobody.models.status: run 'panoptes topics"
                    .formatted(Services.bootstrapServers())
                + " create' first");
    assertThat(Services.run(configuration, "topics create").exitCode()).isZero();

    CommandRun list = Services.run(configuration, "models list");
    assertThat(list.exitCode()).isEqualTo(1);
    assertThat(list.err())
        .contains(
            "no pipeline with topics.prefix nobody has run: 'panoptes run pipeline' starts one");
    CommandRun rollback = Services.run(configuration, "models rollback --timeout 1");
    assertThat(rollback.exitCode()).isEqualTo(1);
    assertThat(rollback.err())
        .contains(
            "no answer within 1 s: does 'run pipeline' run with topics.prefix nobody? It may still"
                + " do it: 'panoptes models list' tells");
    assertThat(Services.run(configuration, "models policy --threads 2 --no-wait").out())
        .startsWith("asked as ");
  }

  @Test
  void shadowOfNothingAndShadowThatStopsAPackAreWrongUsage() {
    assertThat(CommandRun.of("models", "shadow").err()).contains("give either a pack or --stop");
    CommandRun both = CommandRun.of("models", "shadow", "shelf", "--stop");
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("give either a pack or --stop");
  }

  @Test
  void policyWithoutAnythingToChangeIsWrongUsage() {
    CommandRun run = CommandRun.of("models", "policy");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nothing to change: give --batch-size, --delay,");
  }
}
