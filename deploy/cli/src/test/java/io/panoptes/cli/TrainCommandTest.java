package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.coco.CocoPanopticWriter;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.scenes.Scene;
import io.panoptes.models.scenes.ShelfScenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

  @TempDir Path folder;

  @Test
  void trainingLeavesAPackItsFiguresAndAReportThatStandsAlone() throws IOException {
    scenes(20);
    CommandRun run = train("--iterations", "4", "--checkpoint-every", "2");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Pack.load(folder.resolve("pack")).name()).isEqualTo("tiny");
    assertThat(run.err()).contains("iteration", "semantic", "offset", "mIoU");
    assertThat(Files.readAllLines(folder.resolve("state/metrics.jsonl")))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("\"pq\":", "\"losses\":{\"semantic\":"));
    assertThat(folder.resolve("state/report.html"))
        .content()
        .contains("<svg", "data:image/png;base64,", "Worst kept images", "--iterations 4")
        .doesNotContain("{{", "http:", "https:", "<script");
  }

  @Test
  void imagesOfValidationMeasureThePackAndChooseNothing() throws IOException {
    scenes(20);
    CommandRun run =
        train("--iterations=1", "--validation=" + folder.resolve("data"), "--kept-by=name:^.");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Pack.load(folder.resolve("pack")).manifest().training())
        .containsKeys("kept_pq_floor", "validation_pq_floor", "validation_pq_bottle")
        .hasEntrySatisfying(
            "command",
            command ->
                assertThat(command)
                    .startsWith("panoptes train --batch-size 2 ")
                    .contains(" --data data ", " --kept-by \"name:^.\" ", " --validation data")
                    .doesNotContain("--out", "--checkpoints", folder.toString()))
        .hasEntrySatisfying("images", images -> assertThat(images).startsWith("20, of which "));
  }

  @Test
  void folderOfATrainingOnOtherDataIsRefusedInOneLine() throws IOException {
    scenes(20);
    assertThat(train("--iterations", "1").exitCode()).isZero();
    scenes(21);
    CommandRun again = train("--iterations", "1");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.errLines())
        .last()
        .asString()
        .contains("the data has changed since the training", "image 20.png is new");
  }

  @Test
  void threeImagesAreToldToBeTooFewAndCanBeTrainedOnAllTheSame() throws IOException {
    scenes(3);
    CommandRun refused = train("--iterations", "1");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.errLines())
        .anySatisfy(line -> assertThat(line).contains("3 images: training takes at least 20"));
    assertThat(train("--iterations", "1", "--min-images", "2").exitCode()).isZero();
  }

  @Test
  void brokenImagesAndMissingMasksAreToldBeforeTheTraining() throws IOException {
    scenes(20);
    Files.writeString(folder.resolve("data/images/4.png"), "not a PNG");
    Files.delete(folder.resolve("data/panoptic/7.png"));
    CommandRun run = train("--iterations", "1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .anySatisfy(line -> assertThat(line).contains("images/4.png"))
        .anySatisfy(line -> assertThat(line).contains("7.png", "there is no such file"))
        .last()
        .asString()
        .contains("mended: 2");
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void pausedTrainingGoesOnToThePack() throws IOException {
    scenes(20);
    String[] options = {"--iterations", "4", "--checkpoint-every", "2", "--pause-at", "2"};
    CommandRun paused = train(options);
    assertThat(paused.err()).contains("paused; run again without --pause-at");
    assertThat(folder.resolve("pack")).doesNotExist();
    CommandRun whole = train("--iterations", "4", "--checkpoint-every", "2", "--kept-share", "0.1");
    assertThat(whole.err()).contains("goes on after 2 of 4 iterations");
    assertThat(folder.resolve("pack")).exists();
    assertThat(train("--iterations", "4", "--pause-at", "3").err())
        .contains("--pause-at 3: choose a multiple of --checkpoint-every, 400");
  }

  private CommandRun train(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("train", "--data", folder.resolve("data").toString(), "--name", "tiny"));
    words.addAll(List.of("--credit", "nobody", "--levels", "1", "--channels", "2"));
    words.addAll(List.of("--batch-size", "2", "--crop", "16"));
    words.addAll(List.of("--out", folder.resolve("pack").toString()));
    words.addAll(List.of("--checkpoints", folder.resolve("state").toString()));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private void scenes(int count) throws IOException {
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve("images"));
    try (CocoPanopticWriter truths = new CocoPanopticWriter(data, ShelfScenes.labelMap())) {
      for (int seed = 0; seed < count; seed++) {
        Scene scene = new ShelfScenes().scene(seed);
        String name = seed + ".png";
        PngWriter.write(scene.image(), data.resolve("images").resolve(name));
        truths.add(Integer.toString(seed), name, scene.truth());
      }
    }
  }
}
