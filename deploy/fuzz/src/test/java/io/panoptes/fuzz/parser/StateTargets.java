package io.panoptes.fuzz.parser;

import io.panoptes.fuzz.AllocationBound;
import io.panoptes.fuzz.FuzzTarget;
import io.panoptes.operators.control.FuzzedDeployments;
import io.panoptes.topology.quality.FuzzedStores;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** State in layouts of our own: the coordinator's in checkpoints, quality's in its stores. */
final class StateTargets {

  private static final AllocationBound BOUND = AllocationBound.of(64, 4);

  private StateTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        new FuzzTarget(
            "deployment-state",
            Set.of(IllegalArgumentException.class, UncheckedIOException.class),
            BOUND,
            FuzzedDeployments.seeds(),
            FuzzedDeployments::parse),
        new FuzzTarget(
            "quality-state",
            Set.of(IllegalArgumentException.class, UncheckedIOException.class),
            BOUND,
            FuzzedStores.seeds(),
            FuzzedStores::parse));
  }
}
