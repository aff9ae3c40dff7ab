package io.panoptes.models.engine;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.EngineKind;

/**
 * The engine that runs a pack.
 *
 * @param kind not {@link EngineKind#AUTO}
 * @param reason why this one, for the log
 */
public record Selection(EngineKind kind, String reason) {

  public Selection {
    requireNonNull(reason, "reason is null");
    if (kind == EngineKind.AUTO) {
      throw new IllegalArgumentException("auto is no engine: it chooses one");
    }
  }
}
