package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.cli.publish.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentCommandTest {

  @TempDir private Path folder;

  private Path image(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, TestPictures.noise(8, 8, 1));
  }

  private CommandRun segment(Path... inputs) {
    String[] words = new String[inputs.length + 5];
    for (int i = 0; i < inputs.length; i++) {
      words[i + 1] = inputs[i].toString();
    }
    words[0] = "segment";
    words[inputs.length + 1] = "--out";
    words[inputs.length + 2] = folder.resolve("results").toString();
    words[inputs.length + 3] = "--pack";
    words[inputs.length + 4] = "../../models/packs/shelf";
    return CommandRun.of(words);
  }

  @Test
  void filesOfOneImageIdAreTold() throws IOException {
    Path one = image("one/a.png");
    Path two = image("two/a.png");

    CommandRun run = segment(one, two.getParent());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(folder.resolve("results")).doesNotExist();
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith("panoptes: %s and %s would both be image a.png: ".formatted(one, two));
  }

  @Test
  void filesOfOneNameInFoldersBelowAreDifferentImages() throws IOException {
    image("all/one/a.png");
    image("all/two/a.png");

    CommandRun run = segment(folder.resolve("all"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(folder.resolve("results/panoptic/one/a.png")).exists();
    assertThat(folder.resolve("results/panoptic/two/a.png")).exists();
  }

  @Test
  void aFolderWithoutImagesIsTold() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));

    CommandRun run = segment(empty);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .containsExactly("panoptes: no PNG or JPEG file in [%s]".formatted(empty));
  }
}
