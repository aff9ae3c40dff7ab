package io.panoptes.operators.serving;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.PackIdentity;
import java.io.Serializable;

/**
 * A pack and where each process of the job finds it.
 *
 * @param place its folder, the same for all of them
 */
public record PackReference(String place, PackIdentity identity) implements Serializable {

  public PackReference {
    requireNonNull(place, "place is null");
    requireNonNull(identity, "identity is null");
  }
}
