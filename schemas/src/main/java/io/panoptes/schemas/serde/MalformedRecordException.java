package io.panoptes.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * Bytes that are no record in the wire format, or were written with a schema nobody knows. The same
 * bytes fail again: pass the record over. The message is one line.
 */
public final class MalformedRecordException extends SerializationException {

  MalformedRecordException(String message) {
    super(message);
  }

  MalformedRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
