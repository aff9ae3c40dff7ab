package io.panoptes.cli;

import static java.util.stream.Collectors.joining;

import io.panoptes.cli.tune.TrainingTuning;
import io.panoptes.cli.tune.TrialResult;
import io.panoptes.cli.tune.TuningFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hyper-parameters of {@code panoptes train}, chosen by training with them. */
@Command(
    name = "training",
    description = {
      "Choose options of panoptes train: grid, random or successive halving.",
      "Goes on where it was when it is run again with the same file and folder."
    })
final class TuneTrainingCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = {
        "YAML such as:",
        "search: halving   # or grid, random",
        "trials: 9",
        "seed: 1",
        "first: 400        # iterations of the first round",
        "factor: 3         # one in so many goes on, for so much longer",
        "train: {--data: DIR, --name: mine, --credit: me, --iterations: 3600}",
        "options:",
        "  --learning-rate: [0.001, 0.003, 0.01]",
        "  --channels: [8, 16, 24]"
      })
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "A folder for each trial, and trials.jsonl.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    TrainingTuning tuning =
        new TrainingTuning(TuningFile.read(file), out, this::train, err::println);
    List<TrialResult> results = tuning.run();
    PrintWriter lines = spec.commandLine().getOut();
    lines.printf("%7s%12s%9s  %s%n", "PQ", "iterations", "best at", "options");
    for (TrialResult result : results) {
      lines.printf(
          Locale.ROOT,
          "%7.4f%12d%9d  %s%n",
          result.pq(),
          result.iterations(),
          result.bestIteration(),
          String.join(" ", result.trial().words(Map.of())));
    }
    lines.println(
        Stream.concat(Stream.of("panoptes", "train"), tuning.words(results.get(0).trial()).stream())
            .map(word -> word.contains(" ") ? '"' + word + '"' : word)
            .collect(joining(" ")));
    return 0;
  }

  private boolean train(List<String> words) {
    CommandLine train = Panoptes.commandLine();
    train.setOut(spec.commandLine().getOut());
    train.setErr(spec.commandLine().getErr());
    return train.execute(Stream.concat(Stream.of("train"), words.stream()).toArray(String[]::new))
        == CommandLine.ExitCode.OK;
  }
}
