package io.panoptes.cli.bench;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.pack.Pack;
import java.util.List;

/**
 * What {@link EngineBench} measures.
 *
 * @param engines without {@link EngineKind#AUTO}, one or more
 * @param batches images of a run, one size or more; measured in ascending order
 * @param threads that work on one batch, 1 or more
 * @param side of the square inputs in pixels, a multiple of the pack's stride
 * @param seconds of runs for each engine and batch, above 0
 */
public record EngineSettings(
    Pack pack,
    List<EngineKind> engines,
    List<Integer> batches,
    int threads,
    int side,
    double seconds) {

  public EngineSettings {
    requireNonNull(pack, "pack is null");
    engines = engines.stream().distinct().toList();
    batches = batches.stream().distinct().sorted().toList();
    if (engines.isEmpty() || engines.contains(EngineKind.AUTO)) {
      throw new IllegalArgumentException(
          "engines %s: name those to measure, auto is none".formatted(engines));
    }
    if (batches.isEmpty() || batches.get(0) < 1) {
      throw new IllegalArgumentException(
          "batches %s: one size or more, at least 1 image each".formatted(batches));
    }
    if (threads < 1) {
      throw new IllegalArgumentException("%d threads: at least 1".formatted(threads));
    }
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("%s seconds: more than 0".formatted(seconds));
    }
    requireSide(pack, side);
  }

  static void requireSide(Pack pack, int side) {
    int stride = pack.manifest().input().stride();
    if (side < 1 || side % stride != 0) {
      throw new IllegalArgumentException(
          "inputs of %d x %d pixels: pack %s takes multiples of %d"
              .formatted(side, side, pack.name(), stride));
    }
  }

  EngineChild child(EngineKind kind) {
    return new EngineChild(
        pack.folder().toAbsolutePath(), kind, threads, side, ChildMemory.DEFAULT);
  }
}
