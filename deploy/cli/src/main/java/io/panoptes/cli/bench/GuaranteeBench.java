package io.panoptes.cli.bench;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.bench.GuaranteeFigures.Turn;
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

  private final GuaranteeSettings settings;
  private final Consumer<String> stages;
  private final BenchSetUp setUp;

  /**
   * @param stages told what happens now
   */
  GuaranteeBench(GuaranteeSettings settings, Consumer<String> stages) throws IOException {
    this.settings = requireNonNull(settings, "settings is null");
    this.stages = requireNonNull(stages, "stages is null");
    setUp = BenchSetUp.of(settings.pipeline(), stages);
  }

  GuaranteeFigures run() throws Exception {
    PipelineSettings pipeline = settings.pipeline();
    Duration interval = settings.checkpointInterval();
    stages.accept("engine alone, to know how many images to publish");
    double engine = setUp.engine(pipeline.warmUp());
    stages.accept("starting a broker and a schema registry");
    try (BenchLine line = BenchLine.start(pipeline, interval)) {
      PipelineRun run =
          new PipelineRun(
              pipeline, new PackModels(pipeline.pack(), pipeline.engine()), line, interval);
      List<Turn> turns = new ArrayList<>();
      for (Guarantee guarantee : settings.turns()) {
        Duration warmUp = turns.isEmpty() ? pipeline.pipelineWarmUp() : pipeline.warmUp();
        // More than the pipeline can do: the networks alone are faster.
        setUp.publish(run, engine, warmUp, interval);
        stages.accept(
            "turn %d of %d: %s".formatted(turns.size() + 1, settings.turns().size(), guarantee));
        Turn turn = Turn.of(guarantee, run.rate(guarantee, warmUp));
        stages.accept("%.2f images/s".formatted(turn.rate()));
        turns.add(turn);
      }
      return GuaranteeFigures.of(interval, turns);
    }
  }
}
