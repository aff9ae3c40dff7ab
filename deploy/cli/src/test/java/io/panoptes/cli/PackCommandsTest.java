package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.models.coco.CocoPanopticWriter;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack of noise, in a folder of its own. */
class PackCommandsTest {

  private static final int SIDE = 48;

  @TempDir private Path folder;
  private Path pack;
  private Path data;

  @BeforeEach
  void writePackAndData() throws IOException {
    pack = TinyPack.write(folder.resolve("packs/tiny"));
    data = folder.resolve("data");
    LabelMap labels = Pack.load(pack).labelMap();
    Files.createDirectories(data.resolve("images"));
    try (CocoPanopticWriter writer = new CocoPanopticWriter(data, labels)) {
      for (int image = 0; image < 3; image++) {
        byte[] pixels = new byte[3 * SIDE * SIDE];
        Arrays.fill(pixels, 0, pixels.length / (image + 2), (byte) 200);
        PngWriter.write(
            new RgbImage(SIDE, SIDE, pixels), data.resolve("images/%d.png".formatted(image)));
        writer.add(image + ".png", image + ".png", truth(labels, image));
      }
    }
  }

  private static PanopticMap truth(LabelMap labels, int image) {
    int[] ids = new int[SIDE * SIDE];
    Arrays.fill(ids, 2);
    Arrays.fill(ids, 0, ids.length / (image + 2), 1);
    return Segments.of(
        SIDE,
        SIDE,
        ids,
        List.of(
            SegmentLabel.truth(1, labels.byLabel(0)), SegmentLabel.truth(2, labels.byLabel(1))));
  }

  @Test
  void packGetsATestAndIsChecked() {
    CommandRun test =
        CommandRun.of("pack", "test", pack.toString(), "--image", data + "/images/0.png");
    assertThat(test.exitCode()).as(test.err()).isZero();
    CommandRun check = CommandRun.of("pack", "check", pack.toString());
    assertThat(check.exitCode()).as(check.out()).isZero();
    assertThat(check.out())
        .contains("ok       engine dl4j ", "ok       test-", "PQ 1.000 on onnxruntime");
  }

  @Test
  void sceneThatNoTrainingHasSeenMayBeTheTest() {
    CommandRun test = CommandRun.of("pack", "test", pack.toString(), "--scenes", "shelf");
    assertThat(test.exitCode()).as(test.err()).isZero();
    assertThat(Pack.load(pack).manifest().tests()).hasSize(1);
  }

  @Test
  void brokenPackFailsItsCheckInOneLine() throws IOException {
    Files.write(pack.resolve("network.zip"), new byte[] {1});
    CommandRun check = CommandRun.of("pack", "check", pack.toString());
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.outLines())
        .singleElement()
        .asString()
        .startsWith("failed   files")
        .contains("network.zip has the digest");
  }

  @Test
  void measuredPackHasACardThatIsListedAndShown() throws IOException {
    String digest = Pack.load(pack).digest();
    CommandRun measured =
        CommandRun.of(
            "pack", "measure", pack.toString(), "--data", data.toString(), "--failure", "all");
    assertThat(measured.exitCode()).as(measured.err()).isZero();
    assertThat(measured.out()).contains("3 images of data.", "| All |", "- all");
    assertThat(pack.resolve("card.md")).hasContent(measured.out());
    assertThat(pack.resolve("example-1.jpg")).isNotEmptyFile();
    assertThat(Pack.load(pack).digest()).isEqualTo(digest);

    CommandRun list = CommandRun.of("pack", "list", pack.getParent().toString());
    assertThat(list.outLines().get(1)).matches("tiny +1\\.0\\.0 .*KiB +\\w{12} +0\\.\\d{3} .*");

    JsonNode shown =
        new ObjectMapper().readTree(CommandRun.of("pack", "show", pack.toString(), "--json").out());
    assertThat(shown.at("/card/pack").asText()).isEqualTo(digest);
    assertThat(shown.at("/card/command").asText())
        .isEqualTo("panoptes pack measure tiny --data data --failure all");
    assertThat(shown.at("/manifest/name").asText()).isEqualTo("tiny");
  }

  @Test
  void groupsThatATrainingKeptChooseTheSettings() {
    CommandRun tuned =
        CommandRun.of(
            "tune",
            "merge",
            "--pack",
            pack.toString(),
            "--data",
            data.toString(),
            "--kept-by",
            "name:^[0-9]",
            "--kept-share",
            ".7");
    assertThat(tuned.exitCode()).as(tuned.err()).isZero();
    assertThat(tuned.out()).contains("2 images, ");
  }

  @Test
  void betterMergeSettingsAreWrittenAndTheCardIsThenOfAnotherState() {
    CommandRun.of("pack", "measure", pack.toString(), "--data", data.toString());
    CommandRun tuned =
        CommandRun.of(
            "tune",
            "merge",
            "--pack",
            pack.toString(),
            "--data",
            data.toString(),
            "--split",
            "all",
            "--write");
    assertThat(tuned.exitCode()).as(tuned.err()).isZero();
    assertThat(tuned.out()).contains("threshold window", "3 images, ");
    boolean changed = tuned.out().contains("written, digest");
    assertThat(CommandRun.of("pack", "show", pack.toString()).out().contains("measure it again"))
        .isEqualTo(changed);
  }

  @Test
  void imagesOfOtherCategoriesAreRefused() {
    CommandRun run =
        CommandRun.of("pack", "measure", pack.toString(), "--scenes", "shelf", "--limit", "1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .contains("pack tiny has the categories [1 thing, 2 stuff (stuff)], and the images");
  }

  @Test
  void networkOfAnotherIsMadeAPack() {
    Path out = folder.resolve("own");
    String[] command = {
      "pack",
      "create",
      "--name",
      "own",
      "--network",
      pack.resolve("network.zip").toString(),
      "--labels",
      "blob:thing,ground:stuff",
      "--stride",
      "2",
      "--image",
      data + "/images/0.png",
      "--overlay",
      folder.resolve("seen.png").toString(),
      "--licence",
      "MIT",
      "--credit",
      "us",
      "--out",
      out.toString()
    };
    CommandRun made = CommandRun.of(command);
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.out()).contains("blob", "void", "highest heat of a centre", "pack own 1.0.0");
    assertThat(folder.resolve("seen.png")).isNotEmptyFile();
    assertThat(Pack.load(out).manifest().training().get("command"))
        .startsWith("panoptes pack create --credit us --image 0.png");
    CommandRun again = CommandRun.of(command);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.errLines()).singleElement().asString().contains("is there already");
  }
}
