package io.panoptes.cli.chaos.guarantee;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.DeadLetterReason;

/** What became visible to a read_committed consumer of one image. */
public sealed interface Answer {

  /** As of the {@link SentImage}. */
  String id();

  /**
   * @param digest as of {@link ResultDigest}
   */
  record Result(String id, String digest) implements Answer {

    public Result {
      requireNonNull(id, "id is null");
      requireNonNull(digest, "digest is null");
    }
  }

  /** Passed over for a newer image, where the user chose so for its source. */
  record Shed(String id) implements Answer {

    public Shed {
      requireNonNull(id, "id is null");
    }
  }

  /** No result, and why. */
  record DeadLettered(String id, DeadLetterReason reason) implements Answer {

    public DeadLettered {
      requireNonNull(id, "id is null");
      requireNonNull(reason, "reason is null");
    }
  }
}
