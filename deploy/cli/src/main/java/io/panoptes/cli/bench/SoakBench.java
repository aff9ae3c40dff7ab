package io.panoptes.cli.bench;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.models.engine.EngineSelection;
import io.panoptes.models.engine.EngineUnavailableException;
import java.util.ArrayList;
import java.util.List;

/** Whether the memory of a process stays flat over many runs of one engine, within a limit. */
public final class SoakBench {

  private static final int SAMPLES = 200;
  private static final double KILOBYTES_PER_MEGABYTE = 1024;

  private final SoakSettings settings;
  private final Runnable step;

  /**
   * @param step called {@link #steps} times, after each measurement of memory
   */
  public SoakBench(SoakSettings settings, Runnable step) {
    this.settings = requireNonNull(settings, "settings is null");
    this.step = requireNonNull(step, "step is null");
  }

  /** How often it calls its listener. */
  public static int steps(SoakSettings settings) {
    return Math.min(SAMPLES, settings.runs());
  }

  /**
   * @throws EngineUnavailableException when the engine cannot run here
   * @throws CommandFailedException when the engine fails, as when it needs more than its limit
   */
  public SoakFigures run() {
    EngineSelection.ofThisMachine().choose(settings.kind(), settings.pack().isOnnx());
    List<Round> rounds = new ArrayList<>();
    int samples = steps(settings);
    try (EngineProcess process = EngineProcess.start(settings.child())) {
      for (long sample = 0; sample < samples; sample++) {
        long from = sample * settings.runs() / samples;
        long to = (sample + 1) * settings.runs() / samples;
        rounds.add(process.run(RoundCommand.runs(settings.batch(), (int) (to - from))));
        step.run();
      }
    }
    return figures(rounds);
  }

  private SoakFigures figures(List<Round> rounds) {
    Quarters quarters =
        Quarters.of(
            rounds.stream()
                .map(round -> round.memory().residentKilobytes() / KILOBYTES_PER_MEGABYTE)
                .toList());
    double seconds = rounds.stream().mapToDouble(round -> round.times().seconds()).sum();
    long peak = rounds.get(rounds.size() - 1).memory().peakKilobytes();
    return new SoakFigures(
        settings.kind().toString(),
        settings.batch(),
        settings.threads(),
        settings.side(),
        settings.runs(),
        Figures.rounded(settings.batch() * (double) settings.runs() / seconds),
        settings.memoryBytes() >> 20,
        quarters,
        Figures.rounded(quarters.growth()),
        Figures.rounded(peak / KILOBYTES_PER_MEGABYTE));
  }
}
