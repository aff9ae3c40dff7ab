package io.panoptes.topology.control;

import io.panoptes.operators.control.ControlStatus;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.serving.Policy;
import io.panoptes.operators.serving.Serving;
import io.panoptes.schemas.ModelState;
import io.panoptes.schemas.ModelStatus;
import io.panoptes.schemas.PackVersion;
import io.panoptes.schemas.ServedPack;
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
        .setActive(served(status.active()))
        .setPrevious(status.previous().map(StatusMapping::served).orElse(null))
        .setToldAt(Instant.EPOCH.plus(status.toldAt(), ChronoUnit.MICROS))
        .build();
  }

  private static ServedPack served(Serving serving) {
    PackIdentity pack = serving.pack().identity();
    Policy policy = serving.policy();
    return new ServedPack(
        new PackVersion(pack.name(), pack.version(), pack.digest()),
        serving.pack().place(),
        policy.batchSize(),
        policy.delayMillis(),
        policy.inFlight(),
        policy.threads());
  }
}
