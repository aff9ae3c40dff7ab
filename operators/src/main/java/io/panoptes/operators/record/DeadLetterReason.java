package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

/**
 * Why a record has no result, what that means and what to do: the one list of them, which {@code
 * panoptes dead-letters reasons} prints. The names travel, so none is ever renamed.
 */
public enum DeadLetterReason {
  MALFORMED_RECORD(
      "No image event in the registry's wire format, or one of a schema that the registry does not"
          + " know.",
      "Repair the producer; replay only if the schema was missing and is registered now."),
  EMPTY_CONTENT("The image has no byte.", "Publish the file again, whole."),
  CONTENT_TOO_LARGE(
      "The image has more bytes than allowed.",
      "Raise pipeline.limits.max-bytes or pipeline.references.max-bytes and replay, or publish a"
          + " smaller file."),
  REFERENCE_DENIED(
      "The reference leads to a place that the configuration does not list.",
      "List the place in pipeline.references.directories, .hosts or .networks and replay, if it is"
          + " to be trusted."),
  REFERENCE_UNREADABLE(
      "The place of the reference is listed but does not give the image.",
      "Make the file readable to the task managers and replay."),
  UNSUPPORTED_FORMAT(
      "The content is neither JPEG nor PNG, whatever its name says.", "Publish it as JPEG or PNG."),
  TOO_MANY_PIXELS(
      "The header of the image tells more pixels than allowed.",
      "Raise pipeline.limits.max-pixels and replay, or publish a smaller image."),
  TRUNCATED_IMAGE("The image ends early.", "Publish the file again, whole."),
  CORRUPT_IMAGE("The image breaks its format.", "Repair the file and publish it again."),
  INFERENCE_FAILED(
      "The model fails on this image alone.",
      "Read the message; replay after a change of pack or engine."),
  RESULT_TOO_LARGE(
      "The result has more bytes than its topics take.",
      "Lower pipeline.limits.max-pixels, or publish a smaller image."),
  INFERENCE_TIMED_OUT(
      "The model gives no answer for this image within pipeline.hang.limit, twice.",
      "Raise pipeline.hang.limit if the model is only slow, else change pack or engine; then"
          + " replay."),
  OUT_OF_MEMORY(
      "This image alone needs more memory than the task manager has left.",
      "Raise flink.task-memory and replay, or lower pipeline.limits.max-pixels and publish a"
          + " smaller image."),
  MERGE_FAILED(
      "The model's answer for this image cannot be merged to segments.",
      "Read the message; replay after a change of pack or version.");

  private final String meaning;
  private final String remedy;

  DeadLetterReason(String meaning, String remedy) {
    this.meaning = requireNonNull(meaning, "meaning is null");
    this.remedy = requireNonNull(remedy, "remedy is null");
  }

  /** One sentence. */
  public String meaning() {
    return meaning;
  }

  /** What a person can do, one sentence. */
  public String remedy() {
    return remedy;
  }
}
