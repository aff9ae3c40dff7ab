package io.panoptes.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.topology.options.OptionsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

  @TempDir private Path folder;

  private Recovery recovery(boolean fresh, String... assignments) {
    OptionsReader reader =
        new OptionsReader()
            .set("topics.prefix", "shop")
            .set("pipeline.checkpoint.directory", folder.toString());
    for (String assignment : assignments) {
      reader.set(assignment);
    }
    return Recovery.of(reader.read(), fresh);
  }

  private Path checkpoint(String name, long time) throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve(name));
    Path metadata = Files.createFile(checkpoint.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(time));
    return checkpoint;
  }

  private static String restored(Recovery recovery) {
    return recovery.configuration().get(StateRecoveryOptions.SAVEPOINT_PATH);
  }

  @Test
  void goesOnFromTheNewestCompleteCheckpointOfItsPrefix() throws IOException {
    checkpoint("shop/b/chk-9", 1_000);
    Path newest = checkpoint("shop/a/chk-3", 2_000);
    checkpoint("other/c/chk-5", 3_000);
    Files.createDirectories(folder.resolve("shop/a/chk-4"));

    Recovery recovery = recovery(false);

    assertThat(restored(recovery)).isEqualTo(newest.toUri().toString());
    assertThat(recovery.line()).isEqualTo("from the checkpoint %s; --fresh ignores it", newest);
    assertThat(recovery.configuration().get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
        .isEqualTo(folder.toUri() + "shop");
  }

  @Test
  void goesOnFromTheSavepointOfARunThatWasStopped() throws IOException {
    checkpoint("shop/a/chk-3", 1_000);
    Path savepoint = checkpoint("shop/savepoint-0a1b2c-3d4e", 2_000);

    Recovery recovery = recovery(false);

    assertThat(restored(recovery)).isEqualTo(savepoint.toUri().toString());
    assertThat(recovery.savepoints()).contains(folder.toUri() + "shop");
  }

  @Test
  void freshIgnoresIt() throws IOException {
    checkpoint("shop/a/chk-3", 2_000);

    Recovery recovery = recovery(true);

    assertThat(restored(recovery)).isNull();
    assertThat(recovery.line()).isEqualTo("where the group shop.pipeline stands, by --fresh");
  }

  @Test
  void withoutOneTheGroupDecides() {
    Recovery recovery = recovery(false);

    assertThat(restored(recovery)).isNull();
    assertThat(recovery.line())
        .isEqualTo(
            "where the group shop.pipeline stands; no checkpoint in %s", folder.resolve("shop"));
  }

  @Test
  void flinksOwnSettingWins() throws IOException {
    checkpoint("shop/a/chk-3", 2_000);

    Recovery recovery = recovery(false, "flink.properties.execution.state-recovery.path=/other");

    assertThat(restored(recovery)).isNull();
    assertThat(recovery.line()).isEqualTo("from /other, by flink.properties");
  }

  @Test
  void processesOfOurOwnKeepCheckpointsWithoutADirectoryAndAGivenClusterDecides() {
    Recovery own = recovery(false, "pipeline.checkpoint.directory=");
    Recovery given = recovery(false, "pipeline.checkpoint.directory=", "flink.address=f:8081");

    assertThat(own.configuration().get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
        .isEqualTo(Path.of("out/checkpoints/shop").toUri().toString());
    assertThat(given.configuration().toMap()).isEmpty();
    assertThat(given.line()).endsWith("pipeline.checkpoint.directory is empty");
  }
}
