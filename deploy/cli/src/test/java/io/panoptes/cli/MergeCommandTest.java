package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Image 7 of 4x2 pixels: shelf, but for void at the right end; two cans that overlap by half. */
class MergeCommandTest {

  private static final String CATEGORIES =
      """
      [{"id": 1, "name": "can", "isthing": 1}, {"id": 2, "name": "shelf", "isthing": 0}]\
      """;

  private static final String IMAGES =
      """
      [{"id": 7, "file_name": "a.jpg", "width": 4, "height": 2}]\
      """;

  /** Runs go down the columns: the first can has columns 0 and 1, the second 1 and 2. */
  private static final String CANS =
      """
      [{"id": 1, "image_id": 7, "category_id": 1, "score": 0.9,
        "segmentation": {"size": [2, 4], "counts": [0, 4, 4]}},
       {"id": 2, "image_id": 7, "category_id": 1, "score": 0.7,
        "segmentation": {"size": [2, 4], "counts": [2, 4, 2]}}]\
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.createDirectories(folder.resolve("semantic"));
    semantic(BufferedImage.TYPE_BYTE_GRAY, 2, 2, 2, 255, 2, 1, 2, 0);
    instances(
        "{\"images\": %s, \"annotations\": %s, \"categories\": %s}"
            .formatted(IMAGES, CANS, CATEGORIES));
  }

  private void instances(String json) throws IOException {
    Files.writeString(folder.resolve("instances.json"), json);
  }

  private void semantic(int type, int... values) throws IOException {
    BufferedImage image = new BufferedImage(values.length / 2, 2, type);
    for (int i = 0; i < values.length; i++) {
      image.getRaster().setSample(i % image.getWidth(), i / image.getWidth(), 0, values[i]);
    }
    ImageIO.write(image, "png", folder.resolve("semantic/a.png").toFile());
  }

  private CommandRun merge(String more) {
    String line =
        "merge --semantic DIR/semantic --instances DIR/instances.json --out DIR/out " + more;
    return CommandRun.of(line.strip().replace("DIR", folder.toString()).split(" +"));
  }

  private PanopticMap merged(String more) throws IOException {
    CommandRun run = merge(more);
    assertThat(run.exitCode()).as(run.err()).isZero();
    CocoPanopticFolder out = CocoPanopticFolder.open(folder.resolve("out/panoptic.json"), folder);
    assertThat(out.images().get(0).imageId()).isEqualTo("7");
    return out.truth(out.images().get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "10", // 8-bit grey
    "13" // palette of 256 colours
  })
  void thingsGoOverStuffAndVoidStays(int type) throws IOException {
    semantic(type, 2, 2, 2, 255, 2, 1, 2, 0);

    PanopticMap map = merged("--min-stuff-area 0");

    // Exactly one half of the second can is taken: it keeps the rest.
    assertThat(map.ids()).containsExactly(1, 1, 2, 0, 1, 1, 2, 0);
    assertThat(map.segments()).extracting(Segment::score).containsExactly(.9f, .7f);
  }

  @Test
  void paletteOfFewColoursIsReadToo() throws IOException {
    byte[] ramp = {0, 80, (byte) 160, (byte) 240};
    IndexColorModel palette = new IndexColorModel(2, 4, ramp, ramp, ramp);
    BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_BYTE_BINARY, palette);
    int[] values = {2, 2, 2, 0, 2, 1, 2, 0};
    image.getRaster().setSamples(0, 0, 4, 2, 0, values);
    ImageIO.write(image, "png", folder.resolve("semantic/a.png").toFile());

    assertThat(merged("--min-stuff-area 0 --score-threshold 0.8").ids())
        .containsExactly(1, 1, 2, 0, 1, 1, 2, 0);
  }

  @Test
  void thresholdsAreTaken() throws IOException {
    PanopticMap map = merged("--score-threshold 0.8 --min-stuff-area 25%");

    assertThat(map.ids()).containsExactly(1, 1, 2, 0, 1, 1, 2, 0);
    assertThat(map.segments()).extracting(Segment::categoryId).containsExactly(1, 2);
    assertThat(merged("--score-threshold 0.8").segments()).hasSize(1);
    assertThat(merged("--overlap-threshold 0.4 --min-stuff-area 3").segments()).hasSize(1);
  }

  @Test
  void nmsLeavesOutMasksOfTooHighAnIou() throws IOException {
    // 2 of the 6 pixels that either can has are in both.
    assertThat(merged("--nms-threshold 0.34 --min-stuff-area 3").segments()).hasSize(2);
    assertThat(merged("--nms-threshold 0.33 --min-stuff-area 3").segments()).hasSize(1);
  }

  @Test
  void classAwareDropsAtLessOverlap() throws IOException {
    assertThat(merged("--method class-aware --min-stuff-area 3").ids())
        .containsExactly(1, 1, 0, 0, 1, 1, 0, 0);
  }

  @Test
  void aListOfResultsTakesItsListsFromAnotherFile() throws IOException {
    instances(CANS);
    Files.writeString(
        folder.resolve("lists.json"),
        "{\"images\": %s, \"categories\": %s}".formatted(IMAGES, CATEGORIES));

    assertThat(merged("--categories DIR/lists.json --min-stuff-area 0").ids())
        .containsExactly(1, 1, 2, 0, 1, 1, 2, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --method adaptive      | --method adaptive needs the logits or heads of a network, which these files do not carry
          --method centre-offset | --method centre-offset needs the logits or heads of a network
          --method best          | --method: expected one of [heuristic, class-aware] but was 'best'
          --min-stuff-area some  | --min-stuff-area: area limit 'some': expected pixels, as 64, or a share of the image, as 0.5%
          --score-threshold 2    | --score-threshold 2.0: expected 0 to 1
          --nms-threshold 2      | --nms-threshold 2.0: expected 0 to 1
          --nms-threshold 0.5 --method class-aware | --nms-threshold is of --method heuristic: class-aware has no NMS
          --overlap-threshold -1 | --overlap-threshold -1.0: expected 0 to 1
          --images x.json        | --images needs --categories
          """)
  void wrongUsageIsOneLine(String more, String message) {
    CommandRun run = merge(more);

    assertThat(run.errLines()).singleElement().asString().contains(message);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private void assertFails(String message) {
    CommandRun run = merge("");

    assertThat(run.errLines()).containsExactly("panoptes: " + message.replace("DIR", folder + ""));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(folder.resolve("out/panoptic.json")).doesNotExist();
  }

  @Test
  void aValueThatIsNoCategoryIsTold() throws IOException {
    semantic(BufferedImage.TYPE_BYTE_GRAY, 2, 2, 2, 255, 2, 9, 2, 0);

    assertFails(
        "DIR/semantic/a.png: image 7: the pixel at column 1, row 1 has value 9: expected the id of"
            + " a category, or void");
  }

  @Test
  void aSemanticMapOfAnotherSizeIsTold() throws IOException {
    semantic(BufferedImage.TYPE_BYTE_GRAY, 2, 2, 2, 2);

    assertFails("DIR/semantic/a.png: image 7: the PNG is 2 x 2 pixels: the JSON tells 4 x 2");
  }

  @Test
  void aSemanticMapInColoursIsTold() throws IOException {
    semantic(BufferedImage.TYPE_3BYTE_BGR, 2, 2, 2, 255, 2, 1, 2, 0);

    assertFails(
        "DIR/semantic/a.png: image 7: the PNG is 8-bit RGB: categories are stored as grey or palette"
            + " of at most 8 bits");
  }

  @Test
  void aMissingSemanticMapIsTold() throws IOException {
    Files.delete(folder.resolve("semantic/a.png"));

    assertFails("DIR/semantic/a.png: there is no such file, the semantic map of image 7");
  }

  @Test
  void instancesOfStuffAreTold() throws IOException {
    instances(
        "{\"images\": %s, \"annotations\": %s, \"categories\": %s}"
            .formatted(IMAGES, CANS.replace("_id\": 1", "_id\": 2"), CATEGORIES));

    assertFails(
        "DIR/instances.json: image 7: instance 0 is of category 2, shelf, which is stuff: only"
            + " things have instances");
  }
}
