package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.DeadLetterReason;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.RecordHeader;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;

/** A record as it came, to be told of in a dead letter. */
record RejectedRecord(
    Origin origin, Optional<byte[]> key, Optional<byte[]> value, Headers headers) {

  /** The step that gives up, in {@link DeadLetter#getStage()}. */
  static final String STAGE = "quality";

  RejectedRecord {
    requireNonNull(origin, "origin is null");
    requireNonNull(headers, "headers is null");
  }

  /**
   * @param valueLimit bytes of the value that are kept
   */
  DeadLetter.Builder letter(String message, Instant failedAt, int valueLimit) {
    int size = value.map(bytes -> bytes.length).orElse(0);
    return DeadLetter.newBuilder()
        .setReason(DeadLetterReason.MALFORMED_RECORD)
        .setMessage(message)
        .setStage(STAGE)
        .setFailedAt(failedAt)
        .setOrigin(origin)
        .setKey(key.map(ByteBuffer::wrap).orElse(null))
        .setValue(
            value.map(bytes -> ByteBuffer.wrap(bytes, 0, Math.min(size, valueLimit))).orElse(null))
        .setValueSize(size)
        .setValueTruncated(size > valueLimit)
        .setHeaders(recordHeaders());
  }

  private List<RecordHeader> recordHeaders() {
    return StreamSupport.stream(headers.spliterator(), false)
        .map(
            header ->
                new RecordHeader(
                    header.key(), header.value() == null ? null : ByteBuffer.wrap(header.value())))
        .toList();
  }
}
