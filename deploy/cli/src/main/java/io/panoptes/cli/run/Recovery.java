package io.panoptes.cli.run;

import static java.util.Objects.requireNonNull;

import io.panoptes.topology.options.PanoptesOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;

/**
 * Where the job keeps its checkpoints and which one it goes on from. The offsets of the consumer
 * group alone are not enough: those of images in flight are committed with the checkpoint that
 * holds these images.
 *
 * @param configuration for the environment, on top of what the job defines
 * @param savepoints where the job is stopped to, as a URI; empty for what the cluster is set to
 * @param isFromState whether a checkpoint or savepoint says what is served
 * @param line for people
 */
public record Recovery(
    Configuration configuration, Optional<String> savepoints, boolean isFromState, String line) {

  /** For processes of our own where no directory is configured. */
  private static final String DEFAULT_DIRECTORY = "out/checkpoints";

  public Recovery {
    requireNonNull(configuration, "configuration is null");
    requireNonNull(savepoints, "savepoints is null");
    requireNonNull(line, "line is null");
  }

  /**
   * @param fresh to go on from no checkpoint
   */
  public static Recovery of(PanoptesOptions options, boolean fresh) {
    Configuration given = Configuration.fromMap(options.flink().properties());
    Configuration configuration = new Configuration();
    Optional<CheckpointFolder> folder = folder(options, given);
    folder.ifPresent(
        found -> {
          configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
          configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, found.uri().toString());
        });
    Optional<String> savepoints = folder.map(found -> found.uri().toString());
    Optional<String> wanted = given.getOptional(StateRecoveryOptions.SAVEPOINT_PATH);
    if (wanted.isPresent()) {
      return new Recovery(
          configuration, savepoints, true, "from %s, by flink.properties".formatted(wanted.get()));
    }
    String group = "where the group %s.pipeline stands".formatted(options.topics().prefix());
    if (fresh) {
      return new Recovery(configuration, savepoints, false, group + ", by --fresh");
    }
    Optional<Path> newest = folder.flatMap(CheckpointFolder::newest);
    if (newest.isEmpty()) {
      return new Recovery(configuration, savepoints, false, group + "; " + nothingFound(folder));
    }
    configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, newest.get().toUri().toString());
    if (options.flink().address().isEmpty()) {
      // Only the next checkpoints are kept then; another's cluster may still use this one.
      configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
    }
    return new Recovery(
        configuration,
        savepoints,
        true,
        "from the checkpoint %s; --fresh ignores it".formatted(newest.get()));
  }

  private static Optional<CheckpointFolder> folder(PanoptesOptions options, Configuration given) {
    Optional<String> ofFlink = given.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY);
    if (ofFlink.isPresent()) {
      return ofFlink.map(CheckpointFolder::of);
    }
    Optional<String> directory = options.pipeline().checkpoint().directory();
    if (directory.isEmpty() && options.flink().address().isEmpty()) {
      directory = Optional.of(DEFAULT_DIRECTORY);
    }
    return directory.map(chosen -> CheckpointFolder.of(chosen).resolve(options.topics().prefix()));
  }

  private static String nothingFound(Optional<CheckpointFolder> folder) {
    if (folder.isEmpty()) {
      return "pipeline.checkpoint.directory is empty";
    }
    return folder.get().isFile()
        ? "no checkpoint in " + folder.get().text()
        : "to go on from a checkpoint in %s, set flink.properties.%s"
            .formatted(folder.get().text(), StateRecoveryOptions.SAVEPOINT_PATH.key());
  }
}
