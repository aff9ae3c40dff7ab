package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawCommandTest {

  @TempDir private Path folder;
  private PanopticFiles files;

  @BeforeEach
  void writeFiles() throws IOException {
    files = new PanopticFiles(folder);
    image(4, 2);
  }

  private void image(int width, int height) throws IOException {
    Files.createDirectories(folder.resolve("images"));
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    ImageIO.write(image, "png", folder.resolve("images/a.jpg").toFile());
  }

  private CommandRun draw(String more) {
    String line =
        "draw --panoptic %s --images %s/images --out %s/out %s"
            .formatted(
                more.contains("--truth") ? files.predictions() : files.truth(),
                folder,
                folder,
                more.replace("TRUTH", files.truth().toString()));
    return CommandRun.of(line.strip().split(" +"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 4",
    "--mode contour, 4",
    "--truth TRUTH --mode overlay --opacity 1, 4",
    "--truth TRUTH --mode side-by-side, 16",
    "--truth TRUTH --mode errors, 4"
  })
  void eachModeWritesAPictureAnImage(String more, int width) throws IOException {
    CommandRun run = draw(more);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.outLines()).containsExactly("1 pictures: %s/out".formatted(folder));
    BufferedImage picture = ImageIO.read(folder.resolve("out/a.png").toFile());
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(2);
  }

  @Test
  void anImageOfAnotherSizeIsTold() throws IOException {
    image(5, 2);

    CommandRun run = draw("");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .containsExactly(
            "panoptes: %s/images/a.jpg: image 7 has 5 x 2 pixels: %s tells 4 x 2"
                .formatted(folder, files.truth()));
  }

  @Test
  void aMissingImageIsTold() throws IOException {
    Files.delete(folder.resolve("images/a.jpg"));

    assertThat(draw("").errLines())
        .containsExactly(
            "panoptes: %s/images/a.jpg: there is no such file, which %s names for image 7"
                .formatted(folder, files.truth()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --mode errors   | --mode errors needs --truth
          --mode sideways | sideways
          --count 0       | --count 0: at least 1 image
          --opacity 2     | --opacity 2.0: expected 0 to 1
          """)
  void wrongUsageIsOneLine(String more, String message) {
    CommandRun run = draw(more);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errLines()).singleElement().asString().contains(message);
  }
}
