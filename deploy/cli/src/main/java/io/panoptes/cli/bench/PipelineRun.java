package io.panoptes.cli.bench;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.cli.demo.RunningJob;
import io.panoptes.cli.publish.ImagePublisher;
import io.panoptes.cli.publish.OutgoingImage;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.topology.options.Guarantee;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.pipeline.KafkaPipeline;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job from images to results, its images published beforehand, its results counted as a
 * read_committed consumer sees them. With exactly-once those of a checkpoint become visible
 * together, so a rate is that from one checkpoint to another.
 */
final class PipelineRun {

  private static final int SOURCES = 4;
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(100);

  private final PipelineSettings settings;
  private final ModelSource models;
  private final BenchLine line;
  private final Duration checkpointInterval;
  private int published;

  PipelineRun(
      PipelineSettings settings, ModelSource models, BenchLine line, Duration checkpointInterval) {
    this.settings = requireNonNull(settings, "settings is null");
    this.models = requireNonNull(models, "models is null");
    this.line = requireNonNull(line, "line is null");
    this.checkpointInterval = requireNonNull(checkpointInterval, "checkpointInterval is null");
  }

  void publish(BenchImages images, int count) throws IOException {
    Instant now = Instant.now();
    try (ImagePublisher publisher =
        ImagePublisher.connect(line.options(Guarantee.EXACTLY_ONCE), line.registry())) {
      for (int image = 0; image < count; image++) {
        publisher.publish(
            OutgoingImage.ofBytes(
                "bench-" + image % SOURCES,
                "image-%06d".formatted(image),
                now,
                images.encoded().get(image % images.encoded().size())));
      }
      publisher.flush();
    }
    published += count;
  }

  /**
   * Images per second in a steady state. The job ends with a savepoint, and another goes on where
   * this one was.
   *
   * @throws CommandFailedException when the job fails, stands still, or has no image left
   */
  double rate(Guarantee guarantee, Duration warmUp) throws Exception {
    PanoptesOptions options = line.options(guarantee);
    Configuration flink = new Configuration();
    flink.set(CoreOptions.TMP_DIRS, line.folder().resolve("flink").toString());
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(options.pipeline().parallelism(), flink);
    KafkaPipeline.define(environment, options, models, Boundedness.CONTINUOUS_UNBOUNDED);
    try (RunningJob job = new RunningJob(environment.executeAsync());
        ResultCounter results = new ResultCounter(options);
        Profile profile = new Profile(settings.profile())) {
      job.awaitRunning(START_LIMIT);
      Duration gap =
          guarantee == Guarantee.EXACTLY_ONCE ? checkpointInterval.dividedBy(3) : Duration.ZERO;
      Completions completions = new Completions(gap);
      await(job, results, completions, 1);
      long from = System.nanoTime() + warmUp.toNanos();
      OptionalDouble rate = OptionalDouble.empty();
      long last = System.nanoTime();
      while (rate.isEmpty()) {
        job.requireAlive();
        int count = results.poll(POLL);
        long now = System.nanoTime();
        if (count > 0) {
          completions.add(now, count);
          last = now;
        }
        if (now - from >= 0) {
          profile.start();
        }
        requireProgress(completions, now - last);
        if (now - last >= gap.toNanos()) {
          // Only then has all of the last checkpoint been counted.
          rate = completions.rate(from, from + settings.time().toNanos());
        }
      }
      job.stop(line.folder().resolve("savepoints"));
      return rate.getAsDouble();
    }
  }

  private void await(RunningJob job, ResultCounter results, Completions completions, int events) {
    long begin = System.nanoTime();
    while (completions.events() < events) {
      job.requireAlive();
      int count = results.poll(POLL);
      long now = System.nanoTime();
      if (count > 0) {
        completions.add(now, count);
      }
      requireProgress(completions, now - begin);
    }
  }

  private void requireProgress(Completions completions, long silentNanos) {
    if (completions.images() >= published) {
      throw new CommandFailedException(
          "all of %d images are answered before the time was over: the pipeline is much faster than"
                  .formatted(published)
              + " plain threads were; measure with nothing else running");
    }
    if (silentNanos > START_LIMIT.toNanos()) {
      throw new CommandFailedException(
          "no result for %d s, after %d: see out/panoptes.log"
              .formatted(START_LIMIT.toSeconds(), completions.images()));
    }
  }
}
