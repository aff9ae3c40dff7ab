package io.panoptes.models.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions that reuse the PNG of {@link CocoFixture}. */
class CocoPanopticPredictionsTest {

  private static final String ANNOTATION =
      """
      {"image_id": 7, "file_name": "a.png", "segments_info": [
         {"id": 9, "category_id": 2}, {"id": 5, "category_id": 1, "area": 99},
         {"id": 66051, "category_id": 1, "score": 0.5}]}\
      """;

  @TempDir private Path folder;
  private CocoPanopticFolder truth;

  @BeforeEach
  void writeTruth() throws IOException {
    truth = new CocoFixture(folder).open();
  }

  private Path json(String text) throws IOException {
    return Files.writeString(folder.resolve("results.json"), text);
  }

  private CocoPanopticPredictions open(String text) throws IOException {
    return CocoPanopticPredictions.open(json(text), folder.resolve("panoptic"), truth);
  }

  @Test
  void annotationsAreEnough() throws IOException {
    PanopticMap map =
        open("{\"annotations\": [%s]}".formatted(ANNOTATION)).map(truth.images().get(0));

    assertThat(map.ids()).containsExactly(5, 5, 9, 66051, 0, 9);
    assertThat(map.segments()).extracting(Segment::id).containsExactly(9, 5, 66051);
    assertThat(map.segments()).extracting(Segment::isThing).containsExactly(false, true, true);
    assertThat(map.segments().get(2).score()).isEqualTo(.5f);
  }

  @Test
  void predictionsForOtherImagesAreCountedAndIgnored() throws IOException {
    String other = ANNOTATION.replace("\"image_id\": 7", "\"image_id\": 8");

    assertThat(open("{\"annotations\": [%s, %s]}".formatted(other, ANNOTATION)).ignored())
        .isEqualTo(1);
  }

  @Test
  void aFileNameStandsForItsImage() throws IOException {
    String named = ANNOTATION.replace("\"image_id\": 7", "\"image_id\": \"a.png\"");

    CocoPanopticPredictions predictions = open("{\"annotations\": [%s]}".formatted(named));

    assertThat(predictions.map(truth.images().get(0)).segments()).hasSize(3);
    assertThat(predictions.ignored()).isZero();
  }

  @Test
  void categoriesThatTheTruthLacksAreRefusedUnlessAskedFor() throws IOException {
    Path json =
        json("{\"annotations\": [%s]}".formatted(ANNOTATION).replace("_id\": 2", "_id\": 80"));
    Path pngs = folder.resolve("panoptic");

    assertThatThrownBy(() -> CocoPanopticPredictions.open(json, pngs, truth))
        .isInstanceOf(CocoFormatException.class)
        .hasMessage(
            "%s: image 7: segment 9: category 80 is not in the categories of the truth, %s",
            json, truth.json());
    Segment unknown =
        CocoPanopticPredictions.openOfAnyCategory(json, pngs, truth)
            .map(truth.images().get(0))
            .segments()
            .get(0);
    assertThat(unknown.categoryId()).isEqualTo(80);
  }
}
