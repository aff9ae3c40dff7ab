package io.panoptes.cli.chaos;

import static io.panoptes.schemas.DeadLetterReason.MALFORMED_RECORD;
import static io.panoptes.schemas.DeadLetterReason.TOO_MANY_PIXELS;
import static io.panoptes.schemas.DeadLetterReason.TRUNCATED_IMAGE;
import static io.panoptes.schemas.DeadLetterReason.UNSUPPORTED_FORMAT;

import io.panoptes.cli.chaos.guarantee.Expectation;
import io.panoptes.schemas.DeadLetterReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Records that have no result, made from a good PNG or from the record of one. */
enum Poison {
  /** The file ends half way. */
  TRUNCATED(TRUNCATED_IMAGE, true) {
    @Override
    byte[] spoil(byte[] png) {
      return Arrays.copyOf(png, png.length / 2);
    }
  },
  /** The header tells 60,000 x 60,000 pixels. */
  BOMB(TOO_MANY_PIXELS, true) {
    @Override
    byte[] spoil(byte[] png) {
      byte[] bomb = png.clone();
      ByteBuffer bytes = ByteBuffer.wrap(bomb);
      bytes.putInt(HEADER + 4, BOMB_SIDE).putInt(HEADER + 8, BOMB_SIDE);
      CRC32 checksum = new CRC32();
      checksum.update(bomb, HEADER, HEADER_BYTES);
      bytes.putInt(HEADER + HEADER_BYTES, (int) checksum.getValue());
      return bomb;
    }
  },
  /** Bytes that are no image. */
  NO_IMAGE(UNSUPPORTED_FORMAT, true) {
    @Override
    byte[] spoil(byte[] png) {
      return "not an image".getBytes(StandardCharsets.UTF_8);
    }
  },
  /** A record that is no Avro. */
  NO_RECORD(MALFORMED_RECORD, false) {
    @Override
    byte[] spoil(byte[] record) {
      return "not a record".getBytes(StandardCharsets.UTF_8);
    }
  },
  /** A record of a schema that the registry does not know. */
  UNKNOWN_SCHEMA(MALFORMED_RECORD, false) {
    @Override
    byte[] spoil(byte[] record) {
      byte[] unknown = record.clone();
      ByteBuffer.wrap(unknown).putInt(1, Integer.MAX_VALUE);
      return unknown;
    }
  };

  private static final int BOMB_SIDE = 60_000;

  /** Where a PNG's header chunk has its type, which its checksum begins with. */
  private static final int HEADER = 12;

  private static final int HEADER_BYTES = 17;

  private final DeadLetterReason reason;
  private final boolean ofImage;

  Poison(DeadLetterReason reason, boolean ofImage) {
    this.reason = reason;
    this.ofImage = ofImage;
  }

  /** The PNG as it is published. */
  byte[] image(byte[] png) {
    return ofImage ? spoil(png) : png;
  }

  /** The value of the Kafka record as it is published. */
  byte[] record(byte[] value) {
    return ofImage ? value : spoil(value);
  }

  Expectation expectation() {
    return new Expectation.DeadLetterOf(reason);
  }

  abstract byte[] spoil(byte[] good);
}
