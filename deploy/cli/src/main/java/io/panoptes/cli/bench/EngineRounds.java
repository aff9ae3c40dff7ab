package io.panoptes.cli.bench;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.InputSize;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Runs an engine on inputs drawn from a fixed seed, and times it. For one thread. */
final class EngineRounds {

  private static final long SEED = 20_240_607;
  private static final int CHANNELS = 3;

  private final Engine engine;
  private final InputSize size;
  private final Map<Integer, float[]> inputs = new HashMap<>();

  EngineRounds(Engine engine, InputSize size) {
    this.engine = requireNonNull(engine, "engine is null");
    this.size = requireNonNull(size, "size is null");
  }

  Round run(RoundCommand command) {
    float[] input = inputs.computeIfAbsent(command.batch(), batch -> drawn(batch, size));
    long[] nanos = new long[Math.max(16, command.runs())];
    int runs = 0;
    long begin = System.nanoTime();
    long now = begin;
    while (runs < command.runs() || now - begin < command.nanos()) {
      if (runs == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * runs);
      }
      long start = System.nanoTime();
      engine.run(input, command.batch(), size);
      now = System.nanoTime();
      nanos[runs++] = now - start;
    }
    return new Round(ProcessMemory.now(), Arrays.copyOf(nanos, runs));
  }

  /** Normally distributed with the mean 0 and the deviation 1, as normalised images are. */
  static float[] drawn(int batch, InputSize size) {
    Random random = new Random(SEED);
    float[] input = new float[Math.toIntExact(batch * CHANNELS * size.pixels())];
    for (int at = 0; at < input.length; at++) {
      input[at] = (float) random.nextGaussian();
    }
    return input;
  }
}
