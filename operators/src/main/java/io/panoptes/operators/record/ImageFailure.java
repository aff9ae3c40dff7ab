package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.text.OneLine;

/**
 * One image or record has no result; the ones beside it are not touched. The message is one line.
 */
public final class ImageFailure extends Exception {

  private final DeadLetterReason reason;
  private final Stage stage;

  public ImageFailure(DeadLetterReason reason, Stage stage, String message) {
    this(reason, stage, message, null);
  }

  public ImageFailure(DeadLetterReason reason, Stage stage, String message, Throwable cause) {
    super(OneLine.of(requireNonNull(message, "message is null")), cause);
    this.reason = requireNonNull(reason, "reason is null");
    this.stage = requireNonNull(stage, "stage is null");
  }

  public DeadLetterReason reason() {
    return reason;
  }

  public Stage stage() {
    return stage;
  }
}
