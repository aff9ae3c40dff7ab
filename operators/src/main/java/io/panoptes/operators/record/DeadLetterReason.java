package io.panoptes.operators.record;

/** Why a record has no result. The names travel, so none is ever renamed. */
public enum DeadLetterReason {
  /** No image event in the wire format, or one of an unknown schema. */
  MALFORMED_RECORD,
  /** An image of no byte. */
  EMPTY_CONTENT,
  /** An image of more bytes than allowed. */
  CONTENT_TOO_LARGE,
  /** A reference to a place that the configuration does not list. */
  REFERENCE_DENIED,
  /** A reference to a place that is listed but does not give the image. */
  REFERENCE_UNREADABLE,
  /** Neither JPEG nor PNG, whatever its name says. */
  UNSUPPORTED_FORMAT,
  /** An image whose header tells more pixels than allowed. */
  TOO_MANY_PIXELS,
  /** An image that ends early. */
  TRUNCATED_IMAGE,
  /** An image that breaks its format. */
  CORRUPT_IMAGE,
  /** An image on which the model fails alone, or which got no answer in time. */
  INFERENCE_FAILED
}
