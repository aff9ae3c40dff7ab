package io.panoptes.operators.control;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.ServingChange;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of a command, and what is served now.
 *
 * @param commandId empty where it is about no command
 * @param message one line
 * @param checkpoint from whose barrier on the change is in force
 * @param active with what runs in its shadow
 * @param previous what a rollback leads to
 * @param toldAt microseconds since 1970
 */
public record ControlStatus(
    String commandId,
    State state,
    String message,
    OptionalLong checkpoint,
    ServingChange active,
    Optional<Serving> previous,
    long toldAt) {

  /** How far it is. */
  public enum State {
    /** The job runs, with what its checkpoint says. */
    STARTED,
    /** It will not be done; what was active goes on. */
    REFUSED,
    /** Each subtask has loaded and tried it. */
    PREPARED,
    /** All results after the barrier of the checkpoint are of it. */
    ACTIVE
  }

  public ControlStatus {
    requireNonNull(commandId, "commandId is null");
    requireNonNull(state, "state is null");
    requireNonNull(message, "message is null");
    requireNonNull(checkpoint, "checkpoint is null");
    requireNonNull(active, "active is null");
    requireNonNull(previous, "previous is null");
  }
}
