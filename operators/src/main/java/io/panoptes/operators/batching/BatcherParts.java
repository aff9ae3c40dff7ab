package io.panoptes.operators.batching;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.SegmentationModel;
import java.util.function.Supplier;

/**
 * What a {@link MicroBatcher} is made of.
 *
 * @param workers models, each with a thread of its own, 1 or more
 * @param opener called once on each thread
 * @param exit taken when more models hang than allowed
 */
public record BatcherParts(
    BatchSettings settings,
    HangSettings hang,
    int workers,
    Supplier<SegmentationModel> opener,
    BatchListener listener,
    ProcessExit exit) {

  public BatcherParts {
    requireNonNull(settings, "settings is null");
    requireNonNull(hang, "hang is null");
    requireNonNull(opener, "opener is null");
    requireNonNull(listener, "listener is null");
    requireNonNull(exit, "exit is null");
    if (workers < 1) {
      throw new IllegalArgumentException("%d workers: at least 1 is needed".formatted(workers));
    }
  }
}
