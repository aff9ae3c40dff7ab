package io.panoptes.topology.pipeline;

import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.operators.record.ImageIdentity;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.PackVersion;
import io.panoptes.schemas.PixelBox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The parts that several Avro records share. */
final class AvroParts {

  private AvroParts() {}

  static Origin origin(io.panoptes.operators.record.Origin origin) {
    return new Origin(origin.topic(), origin.partition(), origin.offset());
  }

  static PackVersion pack(PackIdentity pack) {
    return new PackVersion(pack.name(), pack.version(), pack.digest());
  }

  static PixelBox box(BoundingBox box) {
    return new PixelBox(box.x(), box.y(), box.width(), box.height());
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Of any instant that {@link #instant} gives; {@code MICROS.between} ends in the year 2262. */
  static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
  }

  static byte[] key(ImageIdentity identity) {
    return identity.sourceId().getBytes(StandardCharsets.UTF_8);
  }
}
