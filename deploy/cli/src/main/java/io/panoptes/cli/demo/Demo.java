package io.panoptes.cli.demo;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.cli.kafka.KafkaConnection;
import io.panoptes.cli.kafka.Registries;
import io.panoptes.cli.publish.ImagePublisher;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.operators.inference.PackModels;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.OptionsReader;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.pipeline.KafkaPipeline;
import io.panoptes.topology.quality.QualityRunner;
import io.panoptes.topology.topics.TopicCreation;
import io.panoptes.topology.topics.TopicSpecs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The main job on one machine: a broker and a registry as processes, Flink and Kafka Streams in
 * this one, images in, and everything that is told afterwards read from the topics.
 */
public final class Demo {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  /** So long without any answer means that something is stuck. */
  private static final Duration STALL_LIMIT = Duration.ofMinutes(5);

  private static final Duration POLL = Duration.ofMillis(100);

  private final DemoSettings settings;
  private final DemoImages images;
  private final DemoListener listener;

  public Demo(DemoSettings settings, DemoImages images, DemoListener listener) {
    this.settings = requireNonNull(settings, "settings is null");
    this.images = requireNonNull(images, "images is null");
    this.listener = requireNonNull(listener, "listener is null");
  }

  /**
   * Runs to the last answer.
   *
   * @throws CommandFailedException when the job fails, or nothing comes for five minutes
   */
  public DemoReport run() throws Exception {
    listener.stage("starting a broker and a schema registry");
    try (TemporaryFolder work = TemporaryFolder.make();
        LocalStack stack = LocalStack.start(settings.brokerPort(), settings.registryPort())) {
      PanoptesOptions options = options(stack, work.path());
      try (KafkaConnection kafka = KafkaConnection.open(options.kafka())) {
        new TopicCreation(kafka.admin(), KafkaConnection.TIMEOUT)
            .create(TopicSpecs.of(options.topics()));
      }
      listener.stage(
          "Kafka at %s, registry at %s".formatted(stack.bootstrapServers(), stack.registryUrl()));
      try (SchemaRegistry registry = Registries.connect(options.registry())) {
        return run(options, registry, work.path());
      }
    }
  }

  private DemoReport run(PanoptesOptions options, SchemaRegistry registry, Path work)
      throws Exception {
    listener.stage("starting Flink and Kafka Streams");
    JobClient job = startPipeline(options, work);
    try (QualityRunner quality = QualityRunner.start(options, registry);
        TopicReader reader = new TopicReader(options, registry)) {
      awaitRunning(job);
      if (!quality.awaitRunning(START_LIMIT)) {
        throw new CommandFailedException(
            "the quality application did not start: "
                + quality.failure().map(Throwable::getMessage).orElse("see the log"));
      }
      Answers answers = new Answers();
      CompletableFuture<Void> publication =
          CompletableFuture.runAsync(() -> publish(options, registry, answers));
      consume(reader, answers, publication, job);
      publication.join();
      return answers.report(images.labelMap());
    } finally {
      job.cancel().join();
    }
  }

  private PanoptesOptions options(LocalStack stack, Path work) {
    OptionsReader reader =
        new OptionsReader()
            .set("kafka.bootstrap-servers", stack.bootstrapServers())
            .set("registry.urls", stack.registryUrl())
            .set("topics.replication-factor", "1")
            .set("pipeline.pack", settings.pack().toString())
            .set("pipeline.guarantee", settings.guarantee())
            .set("pipeline.checkpoint.interval", "1 s")
            .set("quality.state-directory", work.resolve("quality").toString());
    settings
        .references()
        .ifPresent(
            folder ->
                reader.set("pipeline.references.directories", folder.toAbsolutePath().toString()));
    settings.overrides().forEach(reader::set);
    return reader.read();
  }

  private JobClient startPipeline(PanoptesOptions options, Path work) throws Exception {
    Configuration flink = new Configuration();
    flink.set(CoreOptions.TMP_DIRS, work.resolve("flink").toString());
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(options.pipeline().parallelism(), flink);
    KafkaPipeline.define(
        environment, options, new PackModels(settings.pack()), Boundedness.CONTINUOUS_UNBOUNDED);
    return environment.executeAsync();
  }

  private static void awaitRunning(JobClient job) throws Exception {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (job.getJobStatus().get() != JobStatus.RUNNING) {
      requireAlive(job);
      if (System.nanoTime() > deadline) {
        throw new CommandFailedException(
            "the job is still %s after %d s: see the log"
                .formatted(job.getJobStatus().get(), START_LIMIT.toSeconds()));
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  private static void requireAlive(JobClient job) throws Exception {
    if (job.getJobStatus().get().isTerminalState()) {
      // Throws what ended it.
      job.getJobExecutionResult().get();
    }
  }

  private void publish(PanoptesOptions options, SchemaRegistry registry, Answers answers) {
    try (ImagePublisher publisher = ImagePublisher.connect(options, registry)) {
      LabelMap labels = images.labelMap().orElse(null);
      images.stream()
          .forEach(
              image -> {
                try {
                  answers.published(image.image().imageId(), System.nanoTime());
                  publisher.publish(image.image());
                  if (image.truth().isPresent()) {
                    publisher.publishTruth(
                        image.image().sourceId(),
                        image.image().imageId(),
                        Instant.now(),
                        image.truth().get(),
                        labels);
                    answers.truth(image.image().imageId());
                  }
                } catch (IOException e) {
                  throw new CompletionException(e);
                }
              });
      publisher.flush();
    }
  }

  private void consume(
      TopicReader reader, Answers answers, CompletableFuture<Void> publication, JobClient job)
      throws Exception {
    long lastAnswer = System.nanoTime();
    long before = 0;
    while (!answers.complete(images.count())) {
      reader.poll(POLL, new Observation(answers, listener));
      if (publication.isCompletedExceptionally()) {
        publication.join();
      }
      requireAlive(job);
      long now = answers.answered() + answers.scored();
      if (now > before) {
        before = now;
        lastAnswer = System.nanoTime();
      } else if (System.nanoTime() - lastAnswer > STALL_LIMIT.toNanos()) {
        throw new CommandFailedException(
            "%d of %d images are answered and %d scored, and nothing has come for %d s: see the log"
                .formatted(
                    answers.answered(), images.count(), answers.scored(), STALL_LIMIT.toSeconds()));
      }
    }
  }
}
