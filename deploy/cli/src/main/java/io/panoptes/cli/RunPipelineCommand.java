package io.panoptes.cli;

import io.panoptes.cli.run.FlinkCluster;
import io.panoptes.cli.run.GivenCluster;
import io.panoptes.cli.run.JobJars;
import io.panoptes.cli.run.JobStop;
import io.panoptes.cli.run.JobWatch;
import io.panoptes.cli.run.OwnCluster;
import io.panoptes.cli.run.PipelineStop;
import io.panoptes.cli.run.Recovery;
import io.panoptes.cli.run.RunDescription;
import io.panoptes.cli.run.Shutdown;
import io.panoptes.cli.run.StackText;
import io.panoptes.cli.run.StartChecks;
import io.panoptes.local.ProcessEnd;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.pack.PackException;
import io.panoptes.operators.inference.PackModels;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.pipeline.KafkaPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FlinkException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code run pipeline}: image events to panoptic results. */
@Command(
    name = "pipeline",
    description = {
      "Runs the Flink job from image events to panoptic results, until Ctrl-C.",
      "Without flink.address, Flink's job manager and task managers are started as processes of"
          + " their own on this machine and end with this one; the next run goes on from their last"
          + " checkpoint. With it, the job and its jars are"
          + " sent to that cluster, whose task managers need the pack under the same path."
    })
final class RunPipelineCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ConfigurationOptions configuration;
  @Mixin private EngineOption engine;

  @Option(
      names = "--detached",
      description = "With flink.address: leaves the job running and returns.")
  private boolean detached;

  @Option(
      names = "--jars-there",
      description =
          "With flink.address: the cluster has Panoptes on its class path; no jar is sent.")
  private boolean jarsThere;

  @Option(
      names = "--flink-folder",
      paramLabel = "DIR",
      description = "Without flink.address: keeps configuration and logs of Flink's processes.")
  private Optional<Path> folder;

  @Option(
      names = "--fresh",
      description =
          "Goes on from no checkpoint, but where the consumer group stands: images that were in"
              + " work when the last run ended may be left out.")
  private boolean fresh;

  @Option(
      names = "--check-only",
      description = "Ends after the checks of the start, and changes nothing.")
  private boolean checkOnly;

  @Override
  public Integer call() throws Exception {
    PipelineStop stop = new PipelineStop(this::tell);
    try (Shutdown shutdown = Shutdown.runs(stop)) {
      return call(stop, shutdown);
    } catch (Exception e) {
      if (stop.begun()) {
        return CommandLine.ExitCode.OK; // what breaks while all ends is no failure
      }
      throw e;
    }
  }

  private int call(PipelineStop stop, Shutdown shutdown) throws Exception {
    engine.assignment().ifPresent(configuration::set);
    PanoptesOptions options = read();
    checkUsage(options);
    List<String> problems = new ArrayList<>();
    Optional<Path> pack = pack(options, problems);
    problems.addAll(new StartChecks(options, this::tell).run());
    if (!problems.isEmpty()) {
      problems.forEach(line -> spec.commandLine().getErr().println("panoptes: " + line));
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (checkOnly) {
      tell("all checks passed");
      return CommandLine.ExitCode.OK;
    }
    run(options, pack.orElseThrow(), stop, shutdown);
    return CommandLine.ExitCode.OK;
  }

  /** Packs may be deployed from where those are that come with Panoptes, unless told otherwise. */
  private PanoptesOptions read() {
    PanoptesOptions options = configuration.read();
    Path shipped = PackOption.packs().toAbsolutePath().normalize();
    if (options.pipeline().packs().isPresent() || !Files.isDirectory(shipped)) {
      return options;
    }
    configuration.set("pipeline.packs=" + shipped);
    return configuration.read();
  }

  /** The folder of a pack whose files have their digests; empty, and a problem more, if not. */
  private static Optional<Path> pack(PanoptesOptions options, List<String> problems) {
    try {
      Path folder = PackOption.folder(options.pipeline().pack());
      Pack.load(folder);
      return Optional.of(folder);
    } catch (PackException e) {
      problems.add(ErrorLine.of(e));
      return Optional.empty();
    }
  }

  private void run(PanoptesOptions options, Path pack, PipelineStop stop, Shutdown shutdown)
      throws Exception {
    PackModels models = new PackModels(pack, options.pipeline().engine());
    String engineLine = engineLine(options, pack);
    try (FlinkCluster cluster = cluster(options)) {
      StreamExecutionEnvironment environment = cluster.environment();
      KafkaPipeline.define(environment, options, models, Boundedness.CONTINUOUS_UNBOUNDED);
      Recovery recovery = Recovery.of(options, fresh);
      environment.configure(recovery.configuration());
      tell("engine     " + engineLine);
      tell("start      " + recovery.line());
      JobClient job =
          stop.jobOf(
              () -> submit(environment, cluster),
              submitted ->
                  detached
                      ? () -> ProcessEnd.exitWith(CommandLine.ExitCode.OK)
                      : new JobStop(submitted, recovery.savepoints(), this::tell));
      new RunDescription(options, models.identity(), recovery)
          .lines(cluster, job.getJobID())
          .forEach(this::tell);
      if (!detached) {
        tell("Ctrl-C stops it");
        try (shutdown) { // the cluster lives until the job has stopped
          new JobWatch(cluster, job, this::tell).run(shutdown);
        }
      }
    }
  }

  private static JobClient submit(StreamExecutionEnvironment environment, FlinkCluster cluster)
      throws Exception {
    try {
      return environment.executeAsync();
    } catch (FlinkException e) {
      // Flink tells the cluster's reason as text, in the message of a cause.
      String reason =
          Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
              .reduce((outer, inner) -> inner)
              .flatMap(cause -> StackText.innermost(String.valueOf(cause.getMessage())))
              .orElse("it does not say why");
      throw new CommandFailedException(
          "Flink at %s did not take the job: %s".formatted(cluster.address(), reason), e);
    }
  }

  private void checkUsage(PanoptesOptions options) {
    boolean given = options.flink().address().isPresent();
    if (!given && (detached || jarsThere)) {
      throw usage("%s needs flink.address".formatted(detached ? "--detached" : "--jars-there"));
    }
    if (given && folder.isPresent()) {
      throw usage("--flink-folder is for processes on this machine, flink.address is set");
    }
  }

  private FlinkCluster cluster(PanoptesOptions options) throws InterruptedException {
    Optional<String> address = options.flink().address();
    if (address.isPresent()) {
      return GivenCluster.open(address.get(), jarsThere ? List.of() : JobJars.ofThisProcess());
    }
    try {
      return OwnCluster.start(options.flink(), options.pipeline(), folder);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Task managers of a given cluster choose for themselves. */
  private static String engineLine(PanoptesOptions options, Path pack) {
    EngineKind kind = options.pipeline().engine();
    return options.flink().address().isPresent()
        ? kind + ", on each task manager"
        : EngineOption.line(kind, Pack.load(pack));
  }

  private void tell(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
