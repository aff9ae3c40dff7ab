package io.panoptes.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTuningTest {

  @TempDir Path folder;

  private final List<List<String>> trained = new ArrayList<>();

  @Test
  void gridTrainsEveryCombinationToTheEnd() throws IOException {
    List<TrialResult> results = tune("search: grid");
    assertThat(trained).hasSize(4);
    assertThat(trained.get(0))
        .containsSubsequence("--iterations", "900", "--channels", "8", "--focus")
        .doesNotContain("--pause-at");
    assertThat(results).extracting(TrialResult::iterations).containsOnly(900);
    assertThat(results.get(0).trial().options()).containsEntry("--channels", "16");
    assertThat(Files.readAllLines(folder.resolve("trials.jsonl"))).hasSize(4);
  }

  @Test
  void flagsAreThereOrNot() throws IOException {
    tune("search: grid");
    assertThat(trained).filteredOn(words -> words.contains("--upright")).hasSize(2);
    assertThat(trained).noneMatch(words -> words.contains("true") || words.contains("false"));
  }

  @Test
  void randomTrainsAsManyAsAskedForAndTheSameOnesOfASeed() throws IOException {
    tune("search: random\ntrials: 2\nseed: 3");
    List<List<String>> first = List.copyOf(trained);
    trained.clear();
    for (int trial = 1; trial <= 2; trial++) {
      Files.delete(folder.resolve("trial-%d/metrics.jsonl".formatted(trial)));
    }
    tune("search: random\ntrials: 2\nseed: 3");
    assertThat(trained).hasSize(2).isEqualTo(first);
  }

  @Test
  void halvingTrainsTheBetterHalfTwiceAsLong() throws IOException {
    List<TrialResult> results = tune("search: halving\ntrials: 4\nfirst: 300\nfactor: 2");
    assertThat(results).extracting(TrialResult::iterations).containsExactly(900, 600, 300, 300);
    assertThat(trained).hasSize(4 + 2 + 1);
    assertThat(trained.get(0)).endsWith("--pause-at", "300");
    assertThat(trained.get(6)).doesNotContain("--pause-at");
  }

  @Test
  void whatIsDoneIsNotTrainedAgain() throws IOException {
    List<TrialResult> before = tune("search: halving\ntrials: 4\nfirst: 300\nfactor: 2");
    trained.clear();
    assertThat(tune("search: halving\ntrials: 4\nfirst: 300\nfactor: 2")).isEqualTo(before);
    assertThat(trained).isEmpty();
  }

  @Test
  void whatTheFileLacksIsTold() {
    assertThatThrownBy(() -> tune("search: random"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trials: 0: tell how many combinations are drawn");
    assertThatThrownBy(() -> tune("search: grid\npatience: 3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("patience");
  }

  private List<TrialResult> tune(String search) throws IOException {
    Path file = folder.resolve("tuning.yaml");
    Files.writeString(
        file,
        search
            + """

            train: {--name: tiny, --iterations: 900}
            options:
              --channels: [8, 16]
              --focus: [0.7]
              --upright: [true, false]
            """);
    return new TrainingTuning(TuningFile.read(file), folder, this::train, line -> {}).run();
  }

  /** Scores the better the more channels there are. */
  private boolean train(List<String> words) {
    trained.add(words);
    Path state = Path.of(words.get(words.indexOf("--checkpoints") + 1));
    int pause = words.indexOf("--pause-at");
    int end = pause < 0 ? 900 : Integer.parseInt(words.get(pause + 1));
    double pq = Integer.parseInt(words.get(words.indexOf("--channels") + 1)) / 100.;
    StringBuilder metrics = new StringBuilder();
    for (int iteration = 300; iteration <= end; iteration += 300) {
      metrics.append(
          """
          {"iteration": %d, "crops": 1, "loss": 1, "losses": {}, "learningRate": 1, \
          "cropsPerSecond": 1, "seconds": 1, \
          "kept": {"pq": %s, "sq": 1, "rq": 1, "miou": 1, "categoryPq": {}}}
          """
              .formatted(iteration, pq));
    }
    try {
      Files.createDirectories(state);
      Files.writeString(state.resolve("metrics.jsonl"), metrics.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return true;
  }
}
