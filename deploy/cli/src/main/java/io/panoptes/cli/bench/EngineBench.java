package io.panoptes.cli.bench;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.models.engine.EngineSelection;
import io.panoptes.models.engine.EngineUnavailableException;
import io.panoptes.models.inference.EngineKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * {@link io.panoptes.models.inference.Engine#run} of several engines on the same drawn inputs, each
 * in a process of its own. For each batch size, after a warm-up, the engines take turns in rounds,
 * and only one runs at a time: what else the machine does then disturbs all of them alike.
 */
public final class EngineBench {

  private static final int ROUNDS = 5;

  /** So that there is a spread, however long a run takes. */
  private static final int LEAST_ROUNDS = 2;

  private static final double WARM_UP_SHARE = .3;
  private static final double WARM_UP_SECONDS = 2;

  private final EngineSettings settings;
  private final Runnable step;
  private final Map<EngineKind, String> refused = new EnumMap<>(EngineKind.class);
  private final Map<EngineKind, EngineProcess> processes = new EnumMap<>(EngineKind.class);

  /**
   * @param step called {@link #steps} times at most, after each round
   */
  public EngineBench(EngineSettings settings, Runnable step) {
    this.settings = requireNonNull(settings, "settings is null");
    this.step = requireNonNull(step, "step is null");
  }

  /** How often it calls its listener. */
  public static int steps(EngineSettings settings) {
    return settings.engines().size() * settings.batches().size() * (ROUNDS + 1);
  }

  /** Measures; an engine that cannot run is left out. */
  public EngineReport run() {
    try {
      settings.engines().forEach(this::open);
      List<EngineFigures> figures = new ArrayList<>();
      for (int batch : settings.batches()) {
        measure(batch)
            .forEach(
                (kind, rounds) ->
                    figures.add(
                        EngineFigures.of(kind.toString(), batch, settings.threads(), rounds)));
      }
      return new EngineReport(figures, refused);
    } finally {
      processes.values().forEach(EngineProcess::close);
      processes.clear();
    }
  }

  private void open(EngineKind kind) {
    try {
      EngineSelection.ofThisMachine().choose(kind, settings.pack().isOnnx());
      processes.put(kind, EngineProcess.start(settings.child(kind)));
    } catch (EngineUnavailableException | CommandFailedException e) {
      refused.put(kind, e.getMessage());
    }
  }

  private Map<EngineKind, List<Round>> measure(int batch) {
    double warmUp = Math.min(WARM_UP_SECONDS, WARM_UP_SHARE * settings.seconds());
    Map<EngineKind, List<Round>> rounds = new EnumMap<>(EngineKind.class);
    turn(batch, warmUp, new EnumMap<>(EngineKind.class));
    for (int round = 0; round < ROUNDS; round++) {
      turn(batch, settings.seconds() / ROUNDS, rounds);
    }
    rounds.keySet().retainAll(processes.keySet());
    return rounds;
  }

  /** One round of each engine that has not had its time yet. */
  private void turn(int batch, double seconds, Map<EngineKind, List<Round>> rounds) {
    Iterator<Map.Entry<EngineKind, EngineProcess>> each = processes.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<EngineKind, EngineProcess> entry = each.next();
      List<Round> before = rounds.computeIfAbsent(entry.getKey(), kind -> new ArrayList<>());
      if (!hasHadItsTime(before)) {
        try {
          before.add(entry.getValue().run(RoundCommand.seconds(batch, seconds)));
        } catch (CommandFailedException e) {
          refused.put(entry.getKey(), "batch %d: %s".formatted(batch, e.getMessage()));
          entry.getValue().close();
          each.remove();
        }
      }
      step.run();
    }
  }

  private boolean hasHadItsTime(List<Round> rounds) {
    double seconds = rounds.stream().mapToDouble(round -> round.times().seconds()).sum();
    return rounds.size() >= LEAST_ROUNDS && seconds >= settings.seconds();
  }
}
