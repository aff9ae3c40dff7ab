package io.panoptes.cli.deadletters;

import io.panoptes.cli.kafka.TopicScan;
import io.panoptes.operators.record.Header;
import io.panoptes.operators.record.ReplayMark;
import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.Origin;
import io.panoptes.topology.topics.DeadLetterRoom;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The record a dead letter is of: as the letter keeps it, or, where the letter keeps only a part,
 * as it still lies at its origin.
 *
 * @param key null where it had none
 * @param value null where it had none
 */
record OriginalRecord(byte[] key, byte[] value, List<Header> headers) {

  OriginalRecord {
    headers = List.copyOf(headers);
  }

  /** Empty if it is not whole in the letter, and gone or another one at the origin. */
  static Optional<OriginalRecord> of(DeadLetter letter, TopicScan scan) {
    if (!letter.getValueTruncated() && !letter.getKeyAndHeadersLeftOut()) {
      return Optional.of(
          new OriginalRecord(
              bytes(letter.getKey()),
              bytes(letter.getValue()),
              letter.getHeaders().stream()
                  .map(header -> new Header(header.getKey(), bytes(header.getValue())))
                  .toList()));
    }
    Origin origin = letter.getOrigin();
    return scan.at(origin.getTopic(), origin.getPartition(), origin.getOffset())
        .map(OriginalRecord::of)
        .filter(
            found ->
                letter.getValueSha256() == null
                    || letter.getValueSha256().equals(DeadLetterRoom.sha256(found.value)));
  }

  private static OriginalRecord of(ConsumerRecord<byte[], byte[]> record) {
    return new OriginalRecord(
        record.key(),
        record.value(),
        StreamSupport.stream(record.headers().spliterator(), false)
            .map(header -> new Header(header.key(), header.value()))
            .toList());
  }

  /** Itself once more, marked as a replay of its event; published now. */
  ProducerRecord<byte[], byte[]> again(String topic, String event) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, null, System.currentTimeMillis(), key, value);
    Stream.concat(
            headers.stream().filter(header -> !header.key().equals(ReplayMark.HEADER)),
            Stream.of(ReplayMark.of(event)))
        .forEach(header -> record.headers().add(header.key(), header.value()));
    return record;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
