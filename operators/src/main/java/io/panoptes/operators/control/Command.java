package io.panoptes.operators.control;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What somebody wants of the running job.
 *
 * @param id of this wish; one that comes again is done once
 */
public record Command(String id, Action action) {

  public Command {
    requireNonNull(id, "id is null");
    requireNonNull(action, "action is null");
  }

  /** What is to be done. */
  public sealed interface Action {}

  /**
   * Serve another pack.
   *
   * @param place name or path of its folder, not trusted
   * @param digest that it must have
   */
  public record Deploy(String place, Optional<String> digest) implements Action {

    public Deploy {
      requireNonNull(place, "place is null");
      requireNonNull(digest, "digest is null");
    }
  }

  /** Serve the pack that was served before this one, by the policy that is in force now. */
  public record Rollback() implements Action {}

  /** Make batches in another way. */
  public record SetPolicy(PolicyChange change) implements Action {

    public SetPolicy {
      requireNonNull(change, "change is null");
    }
  }

  /**
   * Run another pack in the shadow of what is served, in place of any that runs there.
   *
   * @param place name or path of its folder, not trusted
   * @param digest that it must have
   * @param share of the images, not checked
   * @param capacity of the threads, not checked
   */
  public record StartShadow(String place, Optional<String> digest, double share, double capacity)
      implements Action {

    public StartShadow {
      requireNonNull(place, "place is null");
      requireNonNull(digest, "digest is null");
    }
  }

  /** Run nothing in the shadow. */
  public record StopShadow() implements Action {}

  /**
   * A record that is no command.
   *
   * @param reason one line
   */
  public record Unreadable(String reason) implements Action {

    public Unreadable {
      requireNonNull(reason, "reason is null");
    }
  }
}
