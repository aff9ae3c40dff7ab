package io.panoptes.cli.demo;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.cli.kafka.KafkaConnection;
import io.panoptes.cli.kafka.Registries;
import io.panoptes.cli.publish.ImagePublisher;
import io.panoptes.cli.publish.ImagePublisher.Form;
import io.panoptes.models.engine.EngineLine;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.operators.inference.PackModels;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.OptionsException;
import io.panoptes.topology.options.OptionsReader;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.options.QualityOptions;
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
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The main job on one machine: a broker and a registry as processes, Flink and Kafka Streams in
 * this one, images in, and everything that is told afterwards read from the topics.
 */
public final class Demo {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  /** So long without any answer means that something is stuck. */
  private static final Duration STALL_LIMIT = Duration.ofMinutes(5);

  private static final Duration SCORE_LIMIT = Duration.ofSeconds(30);
  private static final Duration DRAIN = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(100);

  private final DemoSettings settings;
  private final DemoImages images;
  private final DemoListener listener;

  public Demo(DemoSettings settings, DemoImages images, DemoListener listener) {
    this.settings = requireNonNull(settings, "settings is null");
    this.images = requireNonNull(images, "images is null");
    this.listener = requireNonNull(listener, "listener is null");
    // Wrong options are told before anything is started.
    QualityOptions quality = options("127.0.0.1:1", "http://127.0.0.1:1", Path.of("")).quality();
    if (!quality.window().equals(quality.hop())) {
      throw new OptionsException(
          "quality.hop %s and quality.window %s: the demo sums windows, so they must be equal"
              .formatted(quality.hop(), quality.window()));
    }
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
      PanoptesOptions options = options(stack.bootstrapServers(), stack.registryUrl(), work.path());
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
    EngineKind engine = options.pipeline().engine();
    listener.stage("engine " + EngineLine.of(engine, Pack.load(settings.pack()).isOnnx()));
    listener.stage("starting Flink and Kafka Streams");
    try (RunningJob job = startPipeline(options, work);
        QualityRunner quality = QualityRunner.start(options, registry);
        TopicReader reader = new TopicReader(options, registry)) {
      job.awaitRunning(START_LIMIT);
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
    }
  }

  private PanoptesOptions options(String servers, String registry, Path work) {
    OptionsReader reader =
        new OptionsReader()
            .set("kafka.bootstrap-servers", servers)
            .set("registry.urls", registry)
            .set("topics.replication-factor", "1")
            .set("pipeline.pack", settings.pack().toString())
            .set("pipeline.guarantee", settings.guarantee())
            .set("pipeline.checkpoint.interval", "1 s")
            .set("pipeline.checkpoint.directory", work.resolve("checkpoints").toString())
            .set("flink.properties.restart-strategy.type", "fixed-delay")
            .set("flink.properties.restart-strategy.fixed-delay.attempts", "3")
            .set("quality.state-directory", work.resolve("quality").toString());
    settings
        .references()
        .ifPresent(
            folder ->
                reader.set("pipeline.references.directories", folder.toAbsolutePath().toString()));
    settings.overrides().forEach(reader::set);
    return reader.read();
  }

  private RunningJob startPipeline(PanoptesOptions options, Path work) throws Exception {
    Configuration flink = new Configuration();
    flink.set(CoreOptions.TMP_DIRS, work.resolve("flink").toString());
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(options.pipeline().parallelism(), flink);
    KafkaPipeline.define(
        environment,
        options,
        new PackModels(settings.pack(), options.pipeline().engine()),
        Boundedness.CONTINUOUS_UNBOUNDED);
    return new RunningJob(environment.executeAsync());
  }

  private void publish(PanoptesOptions options, SchemaRegistry registry, Answers answers) {
    try (ImagePublisher publisher = ImagePublisher.connect(options, registry)) {
      LabelMap labels = images.labelMap().orElse(null);
      images.stream()
          .forEach(
              image -> {
                try {
                  answers.published(image.image().imageId(), System.nanoTime());
                  if (publisher.publish(image.image()) == Form.REFERENCE) {
                    listener.stage(
                        "%s is above the inline limit: published by reference"
                            .formatted(image.image().imageId()));
                  }
                  if (image.truth().isPresent()) {
                    answers.truth(image.image().imageId());
                    publisher.publishTruth(
                        image.image().sourceId(),
                        image.image().imageId(),
                        Instant.now(),
                        image.truth().get(),
                        labels);
                  }
                } catch (IOException e) {
                  throw new CompletionException(e);
                }
              });
      publisher.flush();
    }
  }

  private void consume(
      TopicReader reader, Answers answers, CompletableFuture<Void> publication, RunningJob job)
      throws Exception {
    Observation observation = new Observation(answers, listener);
    Instant lastNews = Instant.now();
    long before = 0;
    while (!answers.complete(images.count())) {
      reader.poll(POLL, observation);
      if (publication.isCompletedExceptionally()) {
        publication.join();
      }
      job.requireAlive();
      long now = answers.answered() + answers.scored();
      if (now > before) {
        before = now;
        lastNews = Instant.now();
      }
      Duration silence = Duration.between(lastNews, Instant.now());
      if (answers.allAnswered(images.count()) && silence.compareTo(SCORE_LIMIT) > 0) {
        // An image in which nothing counts, neither in truth nor in result, has no score.
        listener.stage("some images with a truth have no score");
        break;
      }
      if (silence.compareTo(STALL_LIMIT) > 0) {
        throw new CommandFailedException(
            "%d of %d images are answered, and nothing has come for %d s: see out/panoptes.log"
                .formatted(answers.answered(), images.count(), STALL_LIMIT.toSeconds()));
      }
    }
    // What is published twice comes with the next checkpoint or the one after.
    Instant end = Instant.now().plus(DRAIN);
    while (Instant.now().isBefore(end)) {
      reader.poll(POLL, observation);
    }
    if (answers.repeated() > 0) {
      throw new CommandFailedException(
          "%d images were answered more than once".formatted(answers.repeated()));
    }
  }
}
