package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetCommandTest {

  @TempDir private Path home;
  private Path folder;
  private LabelledFolder data;

  @BeforeEach
  void write() throws IOException {
    folder = home.resolve("dots");
    data = new LabelledFolder(folder).write();
  }

  @Test
  void checkTellsCountsBalanceAndSizes() {
    CommandRun run = CommandRun.of("dataset", "check", folder.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines())
        .containsExactly(
            folder + ": masks, 20 images",
            "  24 x 16 pixels",
            "",
            "  category        kind    images  segments   pixels",
            "  dot             thing       20       120  10.16 %",
            "  ground          stuff       20        20  85.68 %",
            "  crowds                                 0   0.00 %",
            "  void                                       4.17 %",
            "",
            "  size of things     min     5 %    25 %    50 %    75 %    95 %     max",
            "  dot                2.0     2.0     2.0     3.0     3.0     3.0     3.0",
            "  (square root of the area, pixels)");
  }

  @Test
  void checkNamesEachBrokenFileAndFails() throws IOException {
    Files.writeString(folder.resolve("images/r0c1.png"), "no image");
    Files.delete(folder.resolve("masks/r2c2.png"));
    Files.delete(folder.resolve("images/r3c0.png"));
    CommandRun run = CommandRun.of("dataset", "check", folder.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .containsExactly(
            folder.resolve("images/r0c1.png")
                + ": the image is neither JPEG nor PNG: its 8 bytes start with 6e6f20696d616765",
            folder.resolve("masks/r2c2.png")
                + ": there is no such file, which image r2c2.png needs",
            folder.resolve("images/r3c0.png")
                + ": there is no such file, which image r3c0.png needs",
            "panoptes: %s: training refuses the data set until what stands above is mended: 3"
                .formatted(folder));
    assertThat(run.outLines().get(0))
        .isEqualTo(folder + ": masks, 20 images, 3 of which cannot be used");
  }

  @Test
  void checkAsJsonHasTheProblemsToo() throws IOException {
    data.describe(
        "{id: 2, name: ground, thing: false, values: [0]}",
        "{id: 3, name: sky, thing: false, values: [9]}");
    CommandRun run =
        CommandRun.of("dataset", "check", folder.toString(), "--json", "--min-images", "21");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.path("categories").path("dot").path("segments").intValue()).isEqualTo(120);
    assertThat(report.path("categories").path("dot").path("size").path("max").doubleValue())
        .isEqualTo(3);
    assertThat(report.path("problems"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "20 images: training takes at least 21, of which it keeps some to choose by: label more",
            "category sky: none of the 20 images that can be read has it: label some, or take it"
                + " out of the categories");
  }

  @Test
  void splitKeepsGroupsTogetherAndIsTheSameForASeed() throws IOException {
    List<String> splits = new ArrayList<>();
    for (String name : List.of("one", "two")) {
      Path out = home.resolve(name);
      CommandRun run =
          CommandRun.of(
              "dataset",
              "split",
              folder.toString(),
              "--out",
              out.toString(),
              "--validation",
              "0.2",
              "--group-by",
              "name:^r[0-9]",
              "--seed",
              "7");
      assertThat(run.err()).isEmpty();
      assertThat(run.outLines()).containsExactly(out + ": 16 images to train on, 4 to validate by");
      splits.add(Files.readString(out.resolve("split.json")));
    }
    assertThat(splits.get(0)).isEqualTo(splits.get(1));
    JsonNode validation = new ObjectMapper().readTree(splits.get(0)).path("val");
    assertThat(validation).hasSize(4);
    String row = validation.elements().next().asText();
    assertThat(validation).extracting(JsonNode::asText).containsOnly(row);
  }

  @Test
  void splitFoldersPassTheCheck() {
    Path out = home.resolve("split");
    CommandRun.of("dataset", "split", folder.toString(), "--out", out.toString());
    CommandRun run =
        CommandRun.of("dataset", "check", out.resolve("val").toString(), "--min-images", "2");
    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines().get(0)).isEqualTo(out.resolve("val") + ": coco-panoptic, 2 images");
  }

  @Test
  void splitRefusesAFolderThatIsNotEmpty() {
    CommandRun run =
        CommandRun.of("dataset", "split", folder.toString(), "--out", folder.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .containsExactly("panoptes: %s: is not empty: give another --out".formatted(folder));
  }

  @Test
  void sheetHasEachImageBesideItsTruth() throws IOException {
    Path sheet = home.resolve("sheet.png");
    CommandRun run =
        CommandRun.of(
            "dataset",
            "show",
            folder.toString(),
            "--out",
            sheet.toString(),
            "--images",
            "4",
            "--cell",
            "32");
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines())
        .hasSize(5)
        .element(0)
        .isEqualTo("%s: 4 images of %s".formatted(sheet, folder));
    BufferedImage drawn = ImageIO.read(sheet.toFile());
    assertThat(drawn.getWidth()).isEqualTo(6 * 32 + 8);
    assertThat(drawn.getHeight()).isEqualTo(2 * 32 + 8);
    // The first image lies in the middle of its cell, its truth tinted beside it.
    assertThat(drawn.getRGB(8 + 4, 12 + 4)).isEqualTo(0xFFFF0000);
    assertThat(drawn.getRGB(8 + 2, 12 + 2)).isEqualTo(0xFF000000);
    assertThat(drawn.getRGB(40 + 2, 12 + 2)).isNotEqualTo(0xFF000000);
  }

  @Test
  void sheetOfADataSetWithoutImagesIsRefused() throws IOException {
    Path empty = Files.createDirectories(home.resolve("empty/images")).getParent();
    Files.createDirectories(empty.resolve("panoptic"));
    Files.writeString(
        empty.resolve("panoptic.json"),
        "{\"images\": [], \"annotations\": [], \"categories\": [{\"id\": 1, \"name\": \"a\","
            + " \"isthing\": 1}]}");
    Path sheet = home.resolve("sheet.png");
    CommandRun run = CommandRun.of("dataset", "show", empty.toString(), "--out", sheet.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .containsExactly("panoptes: %s: it has no image to show".formatted(empty));
    assertThat(sheet).doesNotExist();
  }

  @Test
  void sheetOfCropsRepeatsWithItsSeed() throws IOException {
    byte[] first = crops("1");
    assertThat(crops("1")).isEqualTo(first);
    assertThat(crops("2")).isNotEqualTo(first);
  }

  private byte[] crops(String seed) throws IOException {
    Path sheet = home.resolve("crops.png");
    CommandRun run =
        CommandRun.of(
            "dataset",
            "show",
            folder.toString(),
            "--out",
            sheet.toString(),
            "--augmented",
            "--crop",
            "16",
            "--seed",
            seed);
    assertThat(run.err()).isEmpty();
    return Files.readAllBytes(sheet);
  }

  @Test
  void unknownFolderAndFormatAreOneLine() {
    assertThat(CommandRun.of("dataset", "check", home.resolve("x").toString()).errLines())
        .containsExactly("panoptes: %s: there is no such folder".formatted(home.resolve("x")));
    assertThat(CommandRun.of("dataset", "check", folder.toString(), "--format", "coco").errLines())
        .containsExactly(
            "panoptes: format coco: expected one of coco-panoptic, coco-instances, cityscapes,"
                + " voc, masks");
  }
}
