package io.panoptes.topology.pipeline;

import io.panoptes.operators.record.DeadLetter;
import io.panoptes.operators.record.Header;
import io.panoptes.operators.record.SourceRecord;
import io.panoptes.schemas.DeadLetterReason;
import io.panoptes.schemas.RecordHeader;
import java.nio.ByteBuffer;

/** Dead letters as they travel: the original record, its value cut at a limit, and the reason. */
final class DeadLetterMapping implements RecordMapping<DeadLetter, io.panoptes.schemas.DeadLetter> {

  /**
   * Makes mappings.
   *
   * @param maxValueBytes of the original value at most
   */
  record Source(int maxValueBytes)
      implements RecordMapping.Source<DeadLetter, io.panoptes.schemas.DeadLetter> {

    @Override
    public Class<io.panoptes.schemas.DeadLetter> type() {
      return io.panoptes.schemas.DeadLetter.class;
    }

    @Override
    public DeadLetterMapping open() {
      return new DeadLetterMapping(maxValueBytes);
    }
  }

  private final int maxValueBytes;

  DeadLetterMapping(int maxValueBytes) {
    this.maxValueBytes = maxValueBytes;
  }

  @Override
  public OutgoingRecord<io.panoptes.schemas.DeadLetter> map(DeadLetter letter) {
    SourceRecord source = letter.source();
    int size = source.value() == null ? 0 : source.value().length;
    io.panoptes.schemas.DeadLetter record =
        io.panoptes.schemas.DeadLetter.newBuilder()
            .setReason(DeadLetterReason.valueOf(letter.reason().name()))
            .setMessage(letter.message())
            .setStage(letter.stage().label())
            .setFailedAt(AvroParts.instant(letter.failedAt()))
            .setOrigin(AvroParts.origin(source.origin()))
            .setImageId(letter.imageId())
            .setSourceId(letter.sourceId())
            .setKey(buffer(source.key(), Integer.MAX_VALUE))
            .setValue(buffer(source.value(), maxValueBytes))
            .setValueSize(size)
            .setValueTruncated(size > maxValueBytes)
            .setHeaders(source.headers().stream().map(DeadLetterMapping::header).toList())
            .build();
    return new OutgoingRecord<>(
        source.key(), record, source.headers(), source.origin().timestamp());
  }

  private static RecordHeader header(Header header) {
    return new RecordHeader(header.key(), buffer(header.value(), Integer.MAX_VALUE));
  }

  private static ByteBuffer buffer(byte[] bytes, int limit) {
    return bytes == null ? null : ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, limit));
  }
}
