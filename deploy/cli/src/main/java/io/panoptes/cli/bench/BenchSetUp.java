package io.panoptes.cli.bench;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.pack.Pack;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * What measurements of the pipeline begin with.
 *
 * @param stages told what happens now
 */
record BenchSetUp(
    PipelineSettings settings, Pack pack, BenchImages images, Consumer<String> stages) {

  private static final int SPARE_CHECKPOINTS = 4;

  BenchSetUp {
    requireNonNull(settings, "settings is null");
    requireNonNull(pack, "pack is null");
    requireNonNull(images, "images is null");
    requireNonNull(stages, "stages is null");
  }

  static BenchSetUp of(PipelineSettings settings, Consumer<String> stages) throws IOException {
    Pack pack = Pack.load(settings.pack());
    return new BenchSetUp(settings, pack, BenchImages.of(settings, pack), stages);
  }

  /** Images a second of the networks alone, on drawn inputs. */
  double engine(Duration time) throws InterruptedException {
    return rate(
        time,
        thread -> new EngineWork(pack.engine(settings.engine()), images.size(), settings.batch()));
  }

  /** Images a second of plain threads. */
  double rate(Duration time, IntFunction<PlainThreads.Work> work) throws InterruptedException {
    return PlainThreads.rate(settings.threads(), settings.warmUp(), time, work);
  }

  /** Makes sure that no image is lacking in a measurement at this rate. */
  void publish(PipelineRun run, double rate, Duration warmUp, Duration checkpointInterval)
      throws Exception {
    long seconds =
        warmUp.plus(settings.time()).toSeconds()
            + SPARE_CHECKPOINTS * checkpointInterval.toSeconds();
    int count = (int) Math.ceil(rate * seconds) + SPARE_CHECKPOINTS * settings.batch();
    stages.accept("publishing %d images".formatted(count));
    run.publish(images, count);
  }
}
