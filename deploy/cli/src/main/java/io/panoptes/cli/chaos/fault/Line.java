package io.panoptes.cli.chaos.fault;

import static java.util.Objects.requireNonNull;

/**
 * What faults strike.
 *
 * @param poison sends one of each kind
 * @param packs what the pipeline may serve
 */
public record Line(
    Services services, SupervisedPipeline pipeline, Runnable poison, PackChanges packs) {

  public Line {
    requireNonNull(services, "services is null");
    requireNonNull(pipeline, "pipeline is null");
    requireNonNull(poison, "poison is null");
    requireNonNull(packs, "packs is null");
  }
}
