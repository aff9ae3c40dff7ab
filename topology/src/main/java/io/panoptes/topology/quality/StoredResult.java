package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;

/**
 * A result of which the windows are open: it waits for its truth or was counted with it, and may be
 * held against another one.
 *
 * @param capturedMs milliseconds since 1970
 * @param counted whether it was held against its truth
 * @param record in the wire format; empty where it breaks its own rules, or was stored before
 *     results were held against each other
 */
record StoredResult(long capturedMs, boolean counted, Optional<byte[]> record) {

  private static final int VERSION = 2;

  static final Serde<StoredResult> SERDE =
      BinarySerde.versioned(
          VERSION,
          (result, out) -> {
            out.writeLong(result.capturedMs);
            out.writeBoolean(result.counted);
            out.writeBoolean(result.record.isPresent());
            if (result.record.isPresent()) {
              StoredText.writeBytes(result.record.get(), out);
            }
          },
          (version, in) -> {
            long capturedMs = in.readLong();
            Optional<Boolean> counted =
                version < VERSION ? Optional.empty() : Optional.of(in.readBoolean());
            Optional<byte[]> record =
                in.readBoolean() ? Optional.of(StoredText.readBytes(in)) : Optional.empty();
            // Once only those had their record that waited.
            return new StoredResult(capturedMs, counted.orElse(record.isEmpty()), record);
          });

  StoredResult {
    requireNonNull(record, "record is null");
    if (!counted && record.isEmpty()) {
      throw new IllegalArgumentException("a result that waits for its truth has no record");
    }
  }
}
