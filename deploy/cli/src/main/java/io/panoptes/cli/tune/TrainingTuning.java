package io.panoptes.cli.tune;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.models.training.CheckpointFigures;
import io.panoptes.models.training.MetricsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trains the trials of a search, each in a folder of its own, round by round (successive halving:
 * Jamieson and Talwalkar 2016; grid and random are one round). Run again after a kill, trials that
 * are done are only read, and the one that was killed goes on.
 */
public final class TrainingTuning {

  private static final Comparator<TrialResult> BEST_FIRST =
      Comparator.comparingInt((TrialResult result) -> -result.iterations())
          .thenComparingDouble(result -> -result.pq())
          .thenComparingInt(result -> result.trial().number());

  private final TuningFile file;
  private final Path folder;
  private final Training training;
  private final Consumer<String> lines;
  private final ObjectMapper json = new ObjectMapper();

  /** Runs {@code panoptes train}. */
  @FunctionalInterface
  public interface Training {

    /**
     * @param words of the command line, without {@code train}
     * @return whether it ended well
     */
    boolean run(List<String> words);
  }

  /**
   * @param folder for the trials and {@code trials.jsonl}, made when missing
   * @param lines told what goes on
   */
  public TrainingTuning(TuningFile file, Path folder, Training training, Consumer<String> lines) {
    this.file = requireNonNull(file, "file is null");
    this.folder = requireNonNull(folder, "folder is null");
    this.training = requireNonNull(training, "training is null");
    this.lines = requireNonNull(lines, "lines is null");
  }

  /**
   * @return each trial as it ended, those that trained longest and scored best first
   * @throws IllegalStateException when a training fails
   */
  public List<TrialResult> run() throws IOException {
    Files.createDirectories(folder);
    Path written = folder.resolve("trials.jsonl");
    Files.deleteIfExists(written);
    List<TrialResult> ended = new ArrayList<>();
    List<Trial> trials = Trials.of(file);
    int rounds = rounds();
    for (int round = 0; round < rounds; round++) {
      int iterations = iterations(round, rounds);
      List<TrialResult> results = new ArrayList<>();
      for (Trial trial : trials) {
        TrialResult result = run(trial, iterations);
        results.add(result);
        Files.writeString(
            written,
            json.writeValueAsString(result) + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
      results.sort(BEST_FIRST);
      int kept = round + 1 == rounds ? 0 : Math.max(1, results.size() / file.factor());
      trials = results.subList(0, kept).stream().map(TrialResult::trial).toList();
      ended.addAll(results.subList(kept, results.size()));
    }
    ended.sort(BEST_FIRST);
    return ended;
  }

  /** The words of {@code panoptes train} that give a trial's pack. */
  public List<String> words(Trial trial) {
    return trial.words(file.train());
  }

  private TrialResult run(Trial trial, int iterations) {
    Path state = folder.resolve("trial-%d".formatted(trial.number()));
    boolean isPaused = iterations < file.iterations();
    if (reached(state) < iterations) {
      lines.accept(
          "trial %d, to %d iterations: %s".formatted(trial.number(), iterations, trial.text()));
      List<String> words = new ArrayList<>(words(trial));
      words.addAll(List.of("--checkpoints", state.toString()));
      words.addAll(List.of("--out", state.resolve("pack").toString()));
      if (isPaused) {
        words.addAll(List.of("--pause-at", Integer.toString(iterations)));
      }
      if (!training.run(words)) {
        throw new IllegalStateException(
            "trial %d has failed (%s): change the file, or remove %s and run it again"
                .formatted(trial.number(), trial.text(), state));
      }
    }
    CheckpointFigures best =
        new MetricsFile(state)
            .read()
            .upTo(iterations)
            .best()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "%s has no checkpoint at %d iterations: choose first as a multiple of --checkpoint-every"
                            .formatted(state, iterations)));
    return new TrialResult(trial, iterations, best.kept().pq(), best.iteration());
  }

  private static int reached(Path state) {
    return new MetricsFile(state).read().last().map(CheckpointFigures::iteration).orElse(0);
  }

  private int rounds() {
    int rounds = 1;
    for (long iterations = file.first();
        file.search() == TuningFile.Search.HALVING && iterations < file.iterations();
        iterations *= file.factor()) {
      rounds++;
    }
    return rounds;
  }

  private int iterations(int round, int rounds) {
    return round + 1 == rounds
        ? file.iterations()
        : (int) (file.first() * Math.pow(file.factor(), round));
  }
}
