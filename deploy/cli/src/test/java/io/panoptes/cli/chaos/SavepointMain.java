package io.panoptes.cli.chaos;

import io.panoptes.cli.chaos.fault.Services;
import io.panoptes.cli.chaos.guarantee.Expectation;
import io.panoptes.cli.chaos.guarantee.SentImage;
import io.panoptes.cli.kafka.KafkaConnection;
import io.panoptes.cli.kafka.Registries;
import io.panoptes.operators.inference.PackModels;
import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.pipeline.KafkaPipeline;
import io.panoptes.topology.topics.TopicCreation;
import io.panoptes.topology.topics.TopicSpecs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Makes the savepoint that {@link UpgradeITCase} goes on from, of the build that it is run with:
 * some images are answered by then, some are in flight, some are not read yet. Beside it, {@code
 * unanswered.txt} has the ids of those that have no answer.
 */
public final class SavepointMain {

  private static final int ANSWERED = 16;
  private static final Duration QUIET = Duration.ofSeconds(15);

  private SavepointMain() {}

  /**
   * @param arguments the folder of the pack, and a new one for the savepoint
   */
  public static void main(String[] arguments) throws Exception {
    Path work = Files.createTempDirectory("panoptes-savepoint-");
    PackModels models = new PackModels(Path.of(arguments[0]));
    Path target = Path.of(arguments[1]).toAbsolutePath();
    try (Services services = Services.start(work)) {
      PanoptesOptions options = UpgradeITCase.options(services, work).read();
      try (KafkaConnection kafka = KafkaConnection.open(options.kafka())) {
        new TopicCreation(kafka.admin(), KafkaConnection.TIMEOUT)
            .create(TopicSpecs.of(options.topics()));
      }
      StreamExecutionEnvironment environment =
          StreamExecutionEnvironment.createLocalEnvironment(options.pipeline().parallelism());
      KafkaPipeline.define(
          environment,
          options,
          new HaltingModels(models, ANSWERED),
          Boundedness.CONTINUOUS_UNBOUNDED);
      Ledger ledger = new Ledger();
      try (SchemaRegistry registry = Registries.connect(options.registry());
          ImageTopic topic = new ImageTopic(options, registry);
          AnswerTopics answers = new AnswerTopics(options, registry)) {
        for (int number = 0; number < UpgradeImages.BEFORE; number++) {
          ledger.sent(sent(number), System.nanoTime());
        }
        UpgradeImages.publish(topic, 0, UpgradeImages.BEFORE);
        JobClient job = environment.executeAsync();
        readUntilQuiet(answers, ledger);
        String savepoint =
            job.triggerSavepoint(target.toUri().toString(), SavepointFormatType.CANONICAL)
                .get(5, TimeUnit.MINUTES);
        readUntilQuiet(answers, ledger);
        List<String> unanswered = ledger.broken().get("lost");
        Files.write(target.resolve("unanswered.txt"), unanswered);
        System.out.printf(
            "%s: %d of %d images have no answer%n",
            savepoint, unanswered.size(), UpgradeImages.BEFORE);
      }
    }
    System.exit(0);
  }

  private static SentImage sent(int number) {
    return new SentImage(
        UpgradeImages.id(number),
        UpgradeImages.source(number),
        new Expectation.ResultOf("not of interest"));
  }

  private static void readUntilQuiet(AnswerTopics answers, Ledger ledger) {
    long begin = System.nanoTime();
    while (ledger.results() == 0
        || System.nanoTime() - Math.max(begin, ledger.lastAnswer()) < QUIET.toNanos()) {
      answers.poll(Duration.ofMillis(200), ledger);
    }
  }
}
