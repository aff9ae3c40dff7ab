package io.panoptes.cli;

import io.panoptes.cli.chaos.Chaos;
import io.panoptes.cli.chaos.ChaosListener;
import io.panoptes.cli.chaos.ChaosReport;
import io.panoptes.cli.chaos.ChaosSettings;
import io.panoptes.cli.chaos.fault.FaultKind;
import io.panoptes.cli.publish.Rate;
import io.panoptes.models.inference.EngineKind;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether the guarantees hold while processes are killed. */
@Command(
    name = "chaos",
    description = {
      "Runs the line on this machine, each part a process of its own, breaks one after the other at"
          + " random, and holds each result against the guarantees: every image one result or one"
          + " dead letter, in order per source, equal to what one thread makes of the image alone.",
      "Exit code 1 where one does not hold; the images are named."
    })
final class ChaosCommand implements Callable<Integer> {

  private static final String PACK = "nuclei";

  @Spec private CommandSpec spec;
  @Mixin private PackOption pack;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      converter = EngineOption.Names.class,
      defaultValue = "auto",
      description = "What runs the networks. Default: ${DEFAULT-VALUE}.")
  private EngineKind engine;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "300",
      description = "At least; more where the faults take longer. Default: ${DEFAULT-VALUE}.")
  private int images;

  @Option(
      names = "--faults",
      paramLabel = "M",
      defaultValue = "10",
      description =
          "Spread over the images, each kind as often as the others. Default: ${DEFAULT-VALUE}.")
  private int faults;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "KIND",
      description =
          "The kinds of a round, such as deploy-pack,deploy-pack,roll-back-pack. Default: each"
              + " kind once.")
  private List<FaultKind> kinds = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Of images and faults: the same again for the same. Default: any, printed.")
  private long seed = System.currentTimeMillis() % 1_000_000;

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      defaultValue = "5/s",
      description = "Of the images. Default: ${DEFAULT-VALUE}.")
  private String rate;

  @Option(
      names = "--outage",
      paramLabel = "S",
      defaultValue = "30",
      description =
          "Seconds that the broker is suspended, and that others are gone at most. Default: 30.")
  private int outage;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "The report as JSON, written anew after each fault.")
  private Optional<Path> report;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Keeps the logs and data of all processes there.")
  private Optional<Path> folder;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    ChaosSettings settings = settings();
    err.println("panoptes: seed " + seed);
    ChaosReport result;
    try (Bar bar = new Bar(err, images)) {
      result = new Chaos(settings, bar).run();
    }
    print(result);
    return result.isKept() ? 0 : 1;
  }

  private ChaosSettings settings() {
    try {
      Rate parsed = Rate.parse(rate);
      return new ChaosSettings(
          pack.loadOr(PACK).folder(),
          engine,
          images,
          faults,
          kinds.isEmpty() ? List.of(FaultKind.values()) : kinds,
          seed,
          parsed,
          Duration.ofSeconds(outage),
          report,
          folder);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private void print(ChaosReport result) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "  %d images, %d results, %d dead letters; %d faults %s%n",
        result.images(),
        result.results(),
        result.deadLetters(),
        result.log().size(),
        result.faults());
    out.printf(
        Locale.ROOT,
        "  lost %d, doubled %d, out of order %d, wrong %d%n",
        result.lost(),
        result.doubled(),
        result.outOfOrder(),
        result.wrong());
    out.printf(
        Locale.ROOT,
        "  recovery p50 %.1f s, p95 %.1f s, max %.1f s; seed %d%n",
        result.recoverySeconds().p50(),
        result.recoverySeconds().p95(),
        result.recoverySeconds().max(),
        result.seed());
    result.memory().forEach((what, figures) -> out.printf("  %s %s%n", what, figures.line()));
    if (!result.packMemory().secondMb().isEmpty()) {
      out.println("  " + result.packMemory().line());
    }
    out.printf(Locale.ROOT, "  an image waited for %.1f s at most%n", result.longestWaitSeconds());
    result
        .broken()
        .forEach((breach, ids) -> ids.forEach(id -> out.println("  %s: %s".formatted(breach, id))));
    out.flush();
  }

  /** A line for each stage, and a bar for the images. */
  private static final class Bar implements ChaosListener, AutoCloseable {

    private final PrintWriter lines;
    private final Progress bar;
    private int answered;

    Bar(PrintWriter lines, int images) {
      this.lines = lines;
      this.bar = Progress.start("images", images);
    }

    @Override
    public void stage(String description) {
      lines.println("panoptes: " + description);
      lines.flush();
    }

    @Override
    public void answered(int images) {
      for (; answered < images; answered++) {
        bar.step();
      }
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
