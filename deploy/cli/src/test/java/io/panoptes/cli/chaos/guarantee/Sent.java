package io.panoptes.cli.chaos.guarantee;

import io.panoptes.schemas.DeadLetterReason;

/** Images as tests send them. */
final class Sent {

  private Sent() {}

  /** Of the source {@code camera}, to be answered with the digest {@code 1}. */
  static SentImage image(String id) {
    return image(id, "camera");
  }

  static SentImage image(String id, String source) {
    return new SentImage(id, source, new Expectation.ResultOf("1"));
  }

  static SentImage poison(String id, DeadLetterReason reason) {
    return new SentImage(id, "camera", new Expectation.DeadLetterOf(reason));
  }
}
