package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the images is told before the training starts, a line each. */
class TrainRefusalTest {

  @TempDir private Path home;
  private Path folder;
  private LabelledFolder data;

  @BeforeEach
  void write() throws IOException {
    folder = home.resolve("dots");
    data = new LabelledFolder(folder).write();
  }

  @Test
  void brokenImage() throws IOException {
    Path image = Files.writeString(folder.resolve("images/r0c1.png"), "no image");
    assertRefused(
        image + ": the image is neither JPEG nor PNG: its 8 bytes start with 6e6f20696d616765");
  }

  @Test
  void missingMask() throws IOException {
    Path mask = folder.resolve("masks/r2c2.png");
    Files.delete(mask);
    assertRefused(mask + ": there is no such file, which image r2c2.png needs");
  }

  @Test
  void unknownCategory() throws IOException {
    Path mask = folder.resolve("masks/r3c1.png");
    data.paint("r3c1.png", 5, 1, 77);
    assertRefused(
        mask
            + ": the pixel at column 5, row 1 is 77, which is no category: give it to one, or"
            + " list it as void, in dataset.yaml");
  }

  @Test
  void threeImages() throws IOException {
    for (int row = 0; row < LabelledFolder.ROWS; row++) {
      for (int column = 0; column < LabelledFolder.COLUMNS; column++) {
        if (row > 0 || column > 2) {
          Files.delete(folder.resolve("images/r%dc%d.png".formatted(row, column)));
          Files.delete(folder.resolve("masks/r%dc%d.png".formatted(row, column)));
        }
      }
    }
    assertRefused(
        "3 images: training takes at least 20, of which it keeps some to choose by: label more");
  }

  /** It may be what the next images will have, so that is told and no more. */
  @Test
  void emptyClassIsToldAndTrainedWith() throws IOException {
    data.describe(
        "{id: 2, name: ground, thing: false, values: [0]}",
        "{id: 3, name: sky, thing: false, values: [9]}");
    CommandRun run =
        train(
            List.of(
                "--iterations=1",
                "--batch-size=2",
                "--crop=16",
                "--levels=1",
                "--channels=2",
                "--checkpoints=" + home.resolve("state"),
                "--out=" + home.resolve("pack")));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.errLines())
        .contains(
            "category sky: none of the 20 images that can be read has it: label some, or take it"
                + " out of the categories");
  }

  private void assertRefused(String line) {
    CommandRun run = train(List.of());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .containsExactly(
            line,
            "panoptes: %s: not to be trained on until what stands above is mended: 1"
                .formatted(folder));
  }

  private CommandRun train(List<String> more) {
    String[] words = {"train", "--data", folder.toString(), "--name", "dots", "--credit", "none"};
    return CommandRun.of(Stream.concat(Arrays.stream(words), more.stream()).toArray(String[]::new));
  }
}
