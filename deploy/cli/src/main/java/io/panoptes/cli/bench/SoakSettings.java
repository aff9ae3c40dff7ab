package io.panoptes.cli.bench;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.pack.Pack;

/**
 * What {@link SoakBench} measures.
 *
 * @param kind not {@link EngineKind#AUTO}
 * @param batch images of a run, 1 or more
 * @param threads that work on one batch, 1 or more
 * @param side of the square inputs in pixels, a multiple of the pack's stride
 * @param runs 8 or more, so that each quarter has two measurements of memory
 * @param memoryBytes limit of the process, from 512 MiB
 */
public record SoakSettings(
    Pack pack, EngineKind kind, int batch, int threads, int side, int runs, long memoryBytes) {

  private static final int LEAST_RUNS = 8;

  public SoakSettings {
    requireNonNull(pack, "pack is null");
    requireNonNull(kind, "kind is null");
    if (kind == EngineKind.AUTO) {
      throw new IllegalArgumentException("engine auto: name the one to measure");
    }
    if (batch < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "batches of %d, %d threads: at least 1 each".formatted(batch, threads));
    }
    if (runs < LEAST_RUNS) {
      throw new IllegalArgumentException(
          "%d runs: at least %d, two in each quarter".formatted(runs, LEAST_RUNS));
    }
    EngineSettings.requireSide(pack, side);
    ChildMemory.within(memoryBytes);
  }

  EngineChild child() {
    return new EngineChild(
        pack.folder().toAbsolutePath(), kind, threads, side, ChildMemory.within(memoryBytes));
  }
}
