package io.panoptes.topology.quality;

import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;

/**
 * A result that waits for its truth, or the mark that it was counted.
 *
 * @param capturedMs milliseconds since 1970
 * @param waiting the record in the wire format; empty once counted
 */
record StoredResult(long capturedMs, Optional<byte[]> waiting) {

  static final Serde<StoredResult> SERDE =
      BinarySerde.versioned(
          1,
          (result, out) -> {
            out.writeLong(result.capturedMs);
            out.writeBoolean(result.waiting.isPresent());
            if (result.waiting.isPresent()) {
              StoredText.writeBytes(result.waiting.get(), out);
            }
          },
          in ->
              new StoredResult(
                  in.readLong(),
                  in.readBoolean() ? Optional.of(StoredText.readBytes(in)) : Optional.empty()));

  static StoredResult counted(long capturedMs) {
    return new StoredResult(capturedMs, Optional.empty());
  }
}
