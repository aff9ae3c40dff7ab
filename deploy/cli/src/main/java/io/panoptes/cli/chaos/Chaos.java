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
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A broker, a registry and Flink, each in processes of its own, images through them, and one fault
 * after the other as soon as the line has recovered from the one before; what comes out is held
 * against the guarantees all the time.
 */
public final class Chaos {

  /** No image waits longer where throughput is steady: checkpoints are made every second. */
  private static final Duration STEADY = Duration.ofSeconds(5);

  /** A line that has not recovered by then does not. */
  private static final Duration STALL = Duration.ofMinutes(5);

  /** What is doubled comes with one of the next checkpoints. */
  private static final Duration DRAIN = Duration.ofSeconds(5);

  /** Checkpoints are made every second, and what comes just after one is seen after the next. */
  private static final Duration WARM = Duration.ofMillis(1700);

  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final int WARM_UP_ROUNDS = 6;

  private static final int NAMED = 5;
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
      strikeAll(line, memory, check);
      await(() -> ledger.sent() >= settings.images(), check);
      publication.stop();
      images.join();
      topic.flush();
      awaitAnswers(check);
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

  private void strikeAll(Line line, MemoryLog memory, Runnable check) throws Exception {
    listener.stage("waiting for the first results");
    line.poison().run();
    awaitSteady(start, check);
    if (settings.kinds().stream().allMatch(FaultKind::changesPack)) {
      warmUp(check);
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
      await(() -> ledger.sent() >= strike.afterImages(), check);
      long begin = System.nanoTime();
      int images = ledger.sent();
      listener.stage(
          "fault %d of %d after %d images: %s"
              .formatted(struck.size() + 1, settings.faults(), images, strike.fault()));
      strike.fault().strike(line);
      long end = System.nanoTime();
      double recovery = awaitSteady(end, check);
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

  /** A change of the pack is held against a line at work: its JVMs have compiled what they run. */
  private void warmUp(Runnable check) throws InterruptedException {
    listener.stage("warming up");
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      long begin = System.nanoTime();
      ledger.measureFrom(begin);
      ledger.longestWaitLately();
      await(() -> System.nanoTime() - begin > WARM_UP.toNanos(), check);
      if (ledger.longestWaitLately() < WARM.toNanos()) {
        return;
      }
    }
  }

  private double awaitSteady(long since, Runnable check) throws InterruptedException {
    await(() -> ledger.steadySince(since, System.nanoTime(), STEADY), check);
    return seconds(System.nanoTime() - since);
  }

  /** Fails where nothing is answered any more. */
  private void await(BooleanSupplier condition, Runnable check) throws InterruptedException {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      check.run();
      listener.answered(ledger.sent() - ledger.waiting());
      long news = Math.max(begin, ledger.lastAnswer());
      if (System.nanoTime() - news > STALL.toNanos()) {
        throw new CommandFailedException(
            "nothing has come for %d s, and %d of %d images have no answer, the first of them %s:"
                    .formatted(
                        STALL.toSeconds(),
                        ledger.waiting(),
                        ledger.sent(),
                        ledger.broken().get("lost").stream().limit(NAMED).toList())
                + " --folder DIR keeps the logs");
      }
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    }
  }

  private void awaitAnswers(Runnable check) throws InterruptedException {
    listener.stage("waiting for the last of %d images".formatted(ledger.sent()));
    long end = System.nanoTime();
    while (ledger.waiting() > 0
        && System.nanoTime() - Math.max(end, ledger.lastAnswer()) < STALL.toNanos()) {
      check.run();
      listener.answered(ledger.sent() - ledger.waiting());
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    }
    listener.answered(ledger.sent() - ledger.waiting());
    TimeUnit.MILLISECONDS.sleep(DRAIN.toMillis());
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
