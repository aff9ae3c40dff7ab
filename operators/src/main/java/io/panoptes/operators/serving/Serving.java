package io.panoptes.operators.serving;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/** A pack, and how its batches are made. Changes as a whole, between two checkpoints. */
public record Serving(PackReference pack, Policy policy) implements Serializable {

  public Serving {
    requireNonNull(pack, "pack is null");
    requireNonNull(policy, "policy is null");
  }

  /** The pack by name, version and the start of its digest. */
  public String packText() {
    return "%s %s (%s)"
        .formatted(
            pack.identity().name(),
            pack.identity().version(),
            pack.identity().digest().substring(0, 8));
  }
}
