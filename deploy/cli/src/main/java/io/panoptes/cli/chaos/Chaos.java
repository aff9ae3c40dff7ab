package io.panoptes.cli.chaos;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.cli.chaos.fault.FaultKind;
import io.panoptes.cli.chaos.fault.Line;
import io.panoptes.cli.chaos.fault.PackChanges;
import io.panoptes.cli.chaos.fault.Schedule;
import io.panoptes.cli.chaos.fault.Schedule.Strike;
import io.panoptes.cli.chaos.fault.Services;
import io.panoptes.cli.chaos.fault.SupervisedPipeline;
import io.panoptes.cli.demo.TemporaryFolder;
import io.panoptes.cli.kafka.KafkaConnection;
import io.panoptes.cli.kafka.Registries;
import io.panoptes.operators.inference.PackModels;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.OptionsReader;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.TopicCreation;
import io.panoptes.topology.topics.TopicSpecs;
import io.panoptes.topology.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A broker, a registry and Flink, each in processes of its own, images through them, and one fault
 * after the other as soon as the line has recovered from the one before; what comes out is held
 * against the guarantees all the time.
 */
public final class Chaos {

  private static final Duration POLL = Duration.ofMillis(100);

  private final ChaosSettings settings;
  private final PackModels models;
  private final ChaosListener listener;
  private final Ledger ledger = new Ledger();
  private final List<Struck> struck = new ArrayList<>();
  private final long start = System.nanoTime();
  private volatile boolean answersEnd;

  public Chaos(ChaosSettings settings, ChaosListener listener) {
    this.settings = requireNonNull(settings, "settings is null");
    this.listener = requireNonNull(listener, "listener is null");
    models = new PackModels(settings.pack(), settings.engine());
  }

  /**
   * Runs to the last answer. The report is also in the file, where there is one, after each fault.
   *
   * @throws CommandFailedException if the line does not come back, or an image cannot be published
   */
  public ChaosReport run() throws Exception {
    if (settings.folder().isPresent()) {
      return run(empty(settings.folder().get().toAbsolutePath()));
    }
    try (TemporaryFolder work = TemporaryFolder.make()) {
      return run(work.path());
    }
  }

  /** What another run has left would be gone on with. */
  private static Path empty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(Files.createDirectories(folder))) {
      if (files.findAny().isPresent()) {
        throw new CommandFailedException("%s is not empty: give a new folder".formatted(folder));
      }
    }
    return folder;
  }

  private ChaosReport run(Path work) throws Exception {
    listener.stage("starting a broker, a schema registry and Flink");
    try (Services services = Services.start(work)) {
      Supplier<OptionsReader> reader =
          () -> settings.options(services.bootstrapServers(), services.registryUrl(), work);
      PanoptesOptions options = reader.get().read();
      try (KafkaConnection kafka = KafkaConnection.open(options.kafka())) {
        new TopicCreation(kafka.admin(), KafkaConnection.TIMEOUT)
            .create(TopicSpecs.of(options.topics()));
      }
      String results = Topics.of(options.topics().prefix()).panoptic();
      CellPictures pictures = new CellPictures(settings.seed());
      try (SchemaRegistry registry = Registries.connect(options.registry());
          Oracle oracle = new Oracle(models, registry, results)) {
        // The registry refuses a schema that two register at once, as the job would do then.
        oracle.expect(pictures.encoded(0));
        try (SupervisedPipeline pipeline = SupervisedPipeline.start(reader, models, work);
            ImageTopic topic = new ImageTopic(options, registry)) {
          Publication publication =
              new Publication(pictures, oracle, topic, ledger, settings.rate());
          PackChanges packs = PackChanges.of(settings.pack(), work, () -> reader.get().read());
          Line line = new Line(services, pipeline, publication::sendPoison, packs);
          return run(line, publication, topic, () -> read(options, registry));
        }
      }
    }
  }

  private ChaosReport run(Line line, Publication publication, ImageTopic topic, Runnable reading)
      throws Exception {
    MemoryLog memory = new MemoryLog(line.pipeline());
    Background answers = Background.start("answers", reading);
    Background sampling = Background.start("memory", memory);
    Background images = Background.start("publication", publication);
    try {
      Runnable check =
          () -> {
            List.of(answers, images, sampling).forEach(Background::requireNoFailure);
            line.pipeline().repair().forEach(listener::stage);
          };
      Patience patience = new Patience(ledger, listener, check);
      strikeAll(line, memory, patience);
      patience.await(() -> ledger.sent() >= settings.images());
      publication.stop();
      images.join();
      topic.flush();
      patience.awaitAnswers();
    } catch (Exception e) {
      report(memory, false);
      throw e;
    } finally {
      publication.stop();
      memory.stop();
      answersEnd = true;
      images.awaitEnd(); // what it uses is closed next
      answers.awaitEnd();
    }
    answers.join();
    return report(memory, true);
  }

  private void read(PanoptesOptions options, SchemaRegistry registry) {
    try (AnswerTopics topics = new AnswerTopics(options, registry)) {
      while (!answersEnd) {
        topics.poll(POLL, ledger);
      }
    }
  }

  private void strikeAll(Line line, MemoryLog memory, Patience patience) throws Exception {
    listener.stage("waiting for the first results");
    line.poison().run();
    patience.awaitSteady(start);
    if (settings.kinds().stream().allMatch(FaultKind::changesPack)) {
      patience.awaitWarm();
    }
    ledger.measureFrom(System.nanoTime());
    Schedule schedule =
        Schedule.draw(
            settings.seed(),
            settings.images(),
            settings.faults(),
            settings.outage(),
            settings.kinds());
    for (Strike strike : schedule.strikes()) {
      patience.await(() -> ledger.sent() >= strike.afterImages());
      long begin = System.nanoTime();
      int images = ledger.sent();
      listener.stage(
          "fault %d of %d after %d images: %s"
              .formatted(struck.size() + 1, settings.faults(), images, strike.fault()));
      strike.fault().strike(line);
      long end = System.nanoTime();
      patience.awaitSteady(end);
      double recovery = seconds(System.nanoTime() - end);
      struck.add(
          new Struck(
              strike.fault().kind().toString(),
              strike.fault().toString(),
              images,
              seconds(end - begin),
              recovery,
              seconds(ledger.longestWaitLately()),
              memory.taskManagers()));
      listener.stage("steady again after %.1f s".formatted(recovery));
      report(memory, false);
    }
  }

  private ChaosReport report(MemoryLog memory, boolean finished) throws IOException {
    ChaosReport report =
        ChaosReport.of(
            settings.seed(),
            "%s %s".formatted(models.identity().name(), models.identity().version()),
            finished,
            seconds(System.nanoTime() - start),
            ledger,
            struck,
            memory.figures());
    if (settings.report().isPresent()) {
      report.write(settings.report().get());
    }
    return report;
  }

  private static double seconds(long nanos) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.3f", nanos / 1e9));
  }
}
