package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quality application with real Kafka and registry. */
class RunQualityITCase {

  @TempDir private Path folder;

  @Test
  void runsUntilItIsToldToEnd() throws Exception {
    Path configuration = Services.configuration(folder, "measured");
    assertThat(Services.run(configuration, "topics create").exitCode()).isZero();

    try (ChildCommand run =
        ChildCommand.start(folder, Services.words(configuration, "run quality"))) {
      run.awaitLine("Ctrl-C stops it"::equals);
      run.terminate();
      assertThat(run.lines())
          .contains("windows      of 60.0 s, one each 60.0 s, open 3600.0 s longer")
          .noneMatch(line -> line.startsWith("panoptes: "));
    }
  }

  @Test
  void allMissingTopicsAreNamed() throws IOException {
    Path configuration = Services.configuration(folder, "nowhere");

    CommandRun run = Services.run(configuration, "run quality");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("has no topic nowhere.panoptic, nowhere.truth, nowhere.quality")
        .contains("run 'panoptes topics create' first");
  }
}
