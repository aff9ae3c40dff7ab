package io.panoptes.cli.bench;

import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.InputSize;

/** Batches of drawn inputs through an engine, nothing else. */
final class EngineWork implements PlainThreads.Work {

  private final Engine engine;
  private final InputSize size;
  private final int batch;
  private final float[] input;

  EngineWork(Engine engine, InputSize size, int batch) {
    this.engine = engine;
    this.size = size;
    this.batch = batch;
    input = EngineRounds.drawn(batch, size);
  }

  @Override
  public int next() {
    engine.run(input, batch, size);
    return batch;
  }

  @Override
  public void close() {
    engine.close();
  }
}
