package io.panoptes.topology.pipeline;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.DeadLetter;
import io.panoptes.operators.record.Header;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.record.SourceRecord;
import io.panoptes.schemas.DeadLetterReason;
import io.panoptes.schemas.RecordHeader;
import io.panoptes.topology.topics.DeadLetterRoom;
import java.nio.ByteBuffer;
import java.util.List;

/** Dead letters as they travel: of the original record what there is room for, and the reason. */
final class DeadLetterMapping implements RecordMapping<DeadLetter, io.panoptes.schemas.DeadLetter> {

  /**
   * Makes mappings.
   *
   * @param pack whose results those stand for that came to none
   * @param maxBytes of the original record at most, as {@link DeadLetterRoom} counts them
   */
  record Source(PackIdentity pack, int maxBytes)
      implements RecordMapping.Source<DeadLetter, io.panoptes.schemas.DeadLetter> {

    @Override
    public Class<io.panoptes.schemas.DeadLetter> type() {
      return io.panoptes.schemas.DeadLetter.class;
    }

    @Override
    public DeadLetterMapping open() {
      return new DeadLetterMapping(pack, maxBytes);
    }
  }

  private final PackIdentity pack;
  private final DeadLetterRoom room;

  DeadLetterMapping(PackIdentity pack, int maxBytes) {
    this.pack = requireNonNull(pack, "pack is null");
    room = new DeadLetterRoom(maxBytes);
  }

  @Override
  public OutgoingRecord<io.panoptes.schemas.DeadLetter> map(DeadLetter letter) {
    SourceRecord source = letter.source();
    int size = source.value() == null ? 0 : source.value().length;
    long beside = keyAndHeaders(source);
    byte[] key = room.keeps(beside) ? source.key() : null;
    List<Header> headers = room.keeps(beside) ? source.headers() : List.of();
    io.panoptes.schemas.DeadLetter record =
        io.panoptes.schemas.DeadLetter.newBuilder()
            .setReason(DeadLetterReason.valueOf(letter.reason().name()))
            .setMessage(room.message(letter.message(), beside))
            .setStage(letter.stage().label())
            .setFailedAt(AvroParts.instant(letter.failedAt()))
            .setOrigin(AvroParts.origin(source.origin()))
            .setResultId(DeadLetterRoom.text(pack(letter).resultId(source.event())))
            .setImageId(DeadLetterRoom.text(letter.imageId()))
            .setSourceId(DeadLetterRoom.text(letter.sourceId()))
            .setKey(buffer(key, Integer.MAX_VALUE))
            .setValue(buffer(source.value(), room.valueLimit(beside)))
            .setValueSize(size)
            .setValueTruncated(size > room.valueLimit(beside))
            .setValueSha256(DeadLetterRoom.sha256(source.value()))
            .setKeyAndHeadersLeftOut(!room.keeps(beside))
            .setHeaders(headers.stream().map(DeadLetterMapping::header).toList())
            .build();
    return new OutgoingRecord<>(key, record, headers, source.origin().timestamp());
  }

  private PackIdentity pack(DeadLetter letter) {
    return letter.pack() == null ? pack : letter.pack();
  }

  private static long keyAndHeaders(SourceRecord source) {
    return DeadLetterRoom.keyBytes(source.key())
        + source.headers().stream()
            .mapToLong(header -> DeadLetterRoom.headerBytes(header.key(), header.value()))
            .sum();
  }

  private static RecordHeader header(Header header) {
    return new RecordHeader(header.key(), buffer(header.value(), Integer.MAX_VALUE));
  }

  private static ByteBuffer buffer(byte[] bytes, int limit) {
    return bytes == null ? null : ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, limit));
  }
}
