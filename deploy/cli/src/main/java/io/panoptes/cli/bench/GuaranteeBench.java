package io.panoptes.cli.bench;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.bench.GuaranteeFigures.Turn;
import io.panoptes.models.pack.Pack;
import io.panoptes.operators.inference.PackModels;
import io.panoptes.topology.options.Guarantee;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The same images through the pipeline with each guarantee by turns, every other round the other
 * way round, so that a machine that grows slower or faster does not decide. One broker, one
 * registry and one process run all turns; each turn ends with a savepoint, which leaves no
 * transaction open.
 */
final class GuaranteeBench {

  private static final int SPARE_CHECKPOINTS = 4;

  private final GuaranteeSettings settings;
  private final Consumer<String> stages;
  private final Pack pack;
  private final BenchImages images;

  /**
   * @param stages told what happens now
   */
  GuaranteeBench(GuaranteeSettings settings, Consumer<String> stages) throws IOException {
    this.settings = requireNonNull(settings, "settings is null");
    this.stages = requireNonNull(stages, "stages is null");
    pack = Pack.load(settings.pipeline().pack());
    images = BenchImages.of(settings.pipeline(), pack);
  }

  GuaranteeFigures run() throws Exception {
    PipelineSettings pipeline = settings.pipeline();
    Duration interval = settings.checkpointInterval();
    stages.accept("engine alone, to know how many images to publish");
    double engine =
        PlainThreads.rate(
            pipeline.threads(),
            pipeline.warmUp(),
            pipeline.warmUp(),
            thread ->
                new EngineWork(pack.engine(pipeline.engine()), images.size(), pipeline.batch()));
    stages.accept("starting a broker and a schema registry");
    try (BenchLine line = BenchLine.start(pipeline, interval)) {
      PipelineRun run =
          new PipelineRun(
              pipeline, new PackModels(pipeline.pack(), pipeline.engine()), line, interval);
      List<Turn> turns = new ArrayList<>();
      for (Guarantee guarantee : settings.turns()) {
        Duration warmUp = turns.isEmpty() ? pipeline.pipelineWarmUp() : pipeline.warmUp();
        int count = count(engine, warmUp);
        stages.accept("publishing %d images".formatted(count));
        run.publish(images, count);
        stages.accept(
            "turn %d of %d: %s".formatted(turns.size() + 1, settings.turns().size(), guarantee));
        Turn turn = Turn.of(guarantee, run.rate(guarantee, warmUp));
        stages.accept("%.2f images/s".formatted(turn.rate()));
        turns.add(turn);
      }
      return GuaranteeFigures.of(interval, turns);
    }
  }

  /** More than the pipeline can do: the networks alone are faster. */
  private int count(double engine, Duration warmUp) {
    long seconds =
        warmUp.plus(settings.pipeline().time()).toSeconds()
            + SPARE_CHECKPOINTS * settings.checkpointInterval().toSeconds();
    return (int) Math.ceil(engine * seconds) + SPARE_CHECKPOINTS * settings.pipeline().batch();
  }
}
