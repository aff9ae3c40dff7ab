package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.DeadLetterReason;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.RecordHeader;
import io.panoptes.topology.topics.DeadLetterRoom;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A record as it came, to be told of in a dead letter. */
record RejectedRecord(
    Origin origin, Optional<byte[]> key, Optional<byte[]> value, Headers headers) {

  /** The step that gives up, in {@link DeadLetter#getStage()}. */
  static final String STAGE = "quality";

  RejectedRecord {
    requireNonNull(origin, "origin is null");
    requireNonNull(headers, "headers is null");
  }

  /** What travels beside a dead letter: without key and headers where there is no room for them. */
  RejectedRecord within(DeadLetterRoom room) {
    return room.keeps(keyAndHeaders())
        ? this
        : new RejectedRecord(origin, Optional.empty(), value, new RecordHeaders());
  }

  DeadLetter.Builder letter(String message, Instant failedAt, DeadLetterRoom room) {
    RejectedRecord kept = within(room);
    int valueLimit = room.valueLimit(keyAndHeaders());
    int size = value.map(bytes -> bytes.length).orElse(0);
    return DeadLetter.newBuilder()
        .setReason(DeadLetterReason.MALFORMED_RECORD)
        .setMessage(room.message(message, keyAndHeaders()))
        .setStage(STAGE)
        .setFailedAt(failedAt)
        .setOrigin(origin)
        .setKey(kept.key.map(ByteBuffer::wrap).orElse(null))
        .setValue(
            value.map(bytes -> ByteBuffer.wrap(bytes, 0, Math.min(size, valueLimit))).orElse(null))
        .setValueSize(size)
        .setValueTruncated(size > valueLimit)
        .setValueSha256(DeadLetterRoom.sha256(value.orElse(null)))
        .setKeyAndHeadersLeftOut(!room.keeps(keyAndHeaders()))
        .setHeaders(kept.recordHeaders());
  }

  private long keyAndHeaders() {
    long bytes = DeadLetterRoom.keyBytes(key.orElse(null));
    for (Header header : headers) {
      bytes += DeadLetterRoom.headerBytes(header.key(), header.value());
    }
    return bytes;
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
