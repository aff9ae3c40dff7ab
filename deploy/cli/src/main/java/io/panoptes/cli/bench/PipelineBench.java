package io.panoptes.cli.bench;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.inference.PackModels;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.Guarantee;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Images through Kafka and Flink, against the same work in plain threads before and after it, so
 * that a machine that grows slower or faster does not decide. A broker and a registry are processes
 * of their own, Flink runs in this one.
 */
final class PipelineBench {

  /** More images than plain threads would do in the time, so that none is lacking. */
  private static final double RESERVE = 1.5;

  private final PipelineSettings settings;
  private final Consumer<String> stages;
  private final BenchSetUp setUp;

  /**
   * @param stages told what happens now
   */
  PipelineBench(PipelineSettings settings, Consumer<String> stages) throws IOException {
    this.settings = requireNonNull(settings, "settings is null");
    this.stages = requireNonNull(stages, "stages is null");
    setUp = BenchSetUp.of(settings, stages);
  }

  PipelineFigures run() throws Exception {
    BenchImages images = setUp.images();
    stages.accept(
        "%d images of %s, run as %d at a time on %d threads"
            .formatted(
                images.encoded().size(), images.size(), settings.batch(), settings.threads()));
    stages.accept("engine alone");
    double engine = setUp.engine(settings.time());
    stages.accept("starting a broker and a schema registry");
    try (BenchLine line = BenchLine.start(settings, settings.checkpointInterval())) {
      return run(engine, line);
    }
  }

  private PipelineFigures run(double engine, BenchLine line) throws Exception {
    PackModels models = new PackModels(settings.pack(), settings.engine());
    stages.accept("the work in plain threads");
    double before = work(models, line.registry());
    PipelineRun pipeline = new PipelineRun(settings, models, line, settings.checkpointInterval());
    setUp.publish(
        pipeline, RESERVE * before, settings.pipelineWarmUp(), settings.checkpointInterval());
    stages.accept("the pipeline");
    double rate = pipeline.rate(Guarantee.EXACTLY_ONCE, settings.pipelineWarmUp());
    stages.accept("the work in plain threads again");
    double after = work(models, line.registry());
    stages.accept("work %.2f and %.2f, pipeline %.2f images/s".formatted(before, after, rate));
    return PipelineFigures.of(engine, before, rate, after);
  }

  private double work(PackModels models, SchemaRegistry registry) throws InterruptedException {
    return setUp.rate(
        settings.time(),
        thread ->
            new ImageWork(
                models,
                registry,
                setUp.images().encoded(),
                settings.batch(),
                thread * settings.batch()));
  }
}
