package io.panoptes.topology.control;

import io.panoptes.operators.control.ControlStatus;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.serving.Policy;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.Shadow;
import io.panoptes.schemas.ModelState;
import io.panoptes.schemas.ModelStatus;
import io.panoptes.schemas.PackVersion;
import io.panoptes.schemas.ServedPack;
import io.panoptes.schemas.ServedShadow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Statuses as they travel. */
final class StatusMapping {

  private StatusMapping() {}

  static ModelStatus status(ControlStatus status) {
    return ModelStatus.newBuilder()
        .setCommandId(status.commandId())
        .setState(ModelState.valueOf(status.state().name()))
        .setMessage(status.message())
        .setCheckpointId(status.checkpoint().isPresent() ? status.checkpoint().getAsLong() : null)
        .setActive(served(status.active().serving()))
        .setPrevious(status.previous().map(StatusMapping::served).orElse(null))
        .setShadow(status.active().shadow().map(StatusMapping::shadow).orElse(null))
        .setToldAt(Instant.EPOCH.plus(status.toldAt(), ChronoUnit.MICROS))
        .build();
  }

  private static ServedPack served(Serving serving) {
    Policy policy = serving.policy();
    return new ServedPack(
        version(serving.pack().identity()),
        serving.pack().place(),
        policy.batchSize(),
        policy.delayMillis(),
        policy.inFlight(),
        policy.threads());
  }

  private static ServedShadow shadow(Shadow shadow) {
    return new ServedShadow(
        version(shadow.pack().identity()),
        shadow.pack().place(),
        shadow.share(),
        shadow.capacity());
  }

  private static PackVersion version(PackIdentity pack) {
    return new PackVersion(pack.name(), pack.version(), pack.digest());
  }
}
