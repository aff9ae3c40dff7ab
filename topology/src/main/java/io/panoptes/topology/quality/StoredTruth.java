package io.panoptes.topology.quality;

import org.apache.kafka.common.serialization.Serde;

/**
 * The truth of an image, kept for the results of any pack.
 *
 * @param arrivedMs by the wall clock, milliseconds since 1970
 * @param partition of the truth topic
 * @param offset in that partition
 * @param record in the wire format
 */
record StoredTruth(long arrivedMs, int partition, long offset, byte[] record) {

  static final Serde<StoredTruth> SERDE =
      BinarySerde.versioned(
          1,
          (truth, out) -> {
            out.writeLong(truth.arrivedMs);
            out.writeInt(truth.partition);
            out.writeLong(truth.offset);
            StoredText.writeBytes(truth.record, out);
          },
          (version, in) ->
              new StoredTruth(
                  in.readLong(), in.readInt(), in.readLong(), StoredText.readBytes(in)));
}
