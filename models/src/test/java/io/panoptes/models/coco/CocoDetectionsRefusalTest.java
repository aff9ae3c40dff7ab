package io.panoptes.models.coco;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CocoDetectionsRefusalTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "category_id": 1          | "category_id": 2       | image 7: annotation 41: category 2 is not in the list of categories
          "image_id": 7             | "image_id": 8          | image 8: annotation 41: the image is not in the list of images
          [5, 2, 2, 2, 5]           | [5, 2, 2, 2, 4]        | image 7: annotation 41: segmentation: runs of 15 pixels for a mask of 4 x 4 = 16
          [5, 2, 2, 2, 5]           | [5, 2, 2, 2, 5.5]      | image 7: annotation 41: segmentation: counts has 5.5: expected whole numbers
          [5, 2, 2, 2, 5]           | "5220"                 | image 7: annotation 41: segmentation: runs of 11 pixels for a mask of 4 x 4 = 16
          "size": [4, 4]            | "size": [4, 5]         | image 7: annotation 41: segmentation: size is 5 x 4, the image is 4 x 4
          "size": [4, 4]            | "size": [4]            | image 7: annotation 41: segmentation: size is [4]: expected height and width
          "size": [4, 4],           | ``                     | image 7: annotation 41: segmentation: size is missing
          "segmentation": {"size": [4, 4], "counts": [5, 2, 2, 2, 5]} | "segmentation": [[1, 1, 3, 1]] | image 7: annotation 41: segmentation: polygon 0 has 4 numbers: expected x and y of at least 3 points
          "segmentation": {"size": [4, 4], "counts": [5, 2, 2, 2, 5]} | "segmentation": [1, 1, 3, 1, 3, 3] | image 7: annotation 41: segmentation has 1: expected polygons, each a list of x and y by turns
          "segmentation": {"size": [4, 4], "counts": [5, 2, 2, 2, 5]} | "segmentation": [] | image 7: annotation 41: segmentation: no polygon: a mask of polygons takes at least one
          "segmentation": {"size": [4, 4], "counts": [5, 2, 2, 2, 5]} | "segmentation": "52203" | image 7: annotation 41: segmentation is "52203": expected an object of run lengths or a list of polygons
          "area": 3.5               | "area": -1             | image 7: annotation 41: area is -1.0: expected a number of pixels, 0 or more
          "area": 3.5               | "score": NaN           | image 7: annotation 41: score is NaN: a score is 0 to 1
          "iscrowd": 0              | "iscrowd": 2           | image 7: annotation 41: iscrowd is 2: expected 0 or 1
          "id": 900100000012        | "id": 41               | image 12: annotation 41: the id occurs twice, the second time in entry 2
          "bbox": [1, 1, 2, 2]      | "bbox": [1, 1, 2]      | image 7: annotation 41: bbox is [1,1,2]: expected x, y, width and height
          "annotations"             | "objects"              | annotations is missing
          "categories"              | "kinds"                | categories is missing
          """)
  void annotationFileThatBreaksARuleIsRefused(String text, String by, String message)
      throws Exception {
    Path file = copy("detections-counts-list.json", text, by);

    assertThatThrownBy(() -> CocoDetections.read(file, folder))
        .isInstanceOf(CocoFormatException.class)
        .hasMessage("%s: %s", file, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          0.236            | NaN              | image 12: result 1: score is NaN: a score is 0 to 1
          0.236            | 1.01             | image 12: result 1: score is 1.01: a score is 0 to 1
          0.236            | "high"           | image 12: result 1: score is "high": expected a number
          , "score": 1     | ``               | image 7: result 2: score is missing
          "image_id": 7    | "image_id": 9    | image 9: result 2: the image is not in the list of images
          "category_id": 3 | "category_id": 4 | image 12: result 1: category 4 is not in the list of categories
          "size": [4, 4]   | "size": [2, 8]   | image 7: result 2: segmentation: size is 8 x 2, the image is 4 x 4
          "counts": "6"    | "counts": "6X"   | image 12: result 3: segmentation: the run lengths are cut or damaged at character 2
          "segmentation": {"size": [2, 3], "counts": "0131"}, | `` | image 12: result 1: segmentation is missing
          """)
  void resultsThatBreakARuleAreRefused(String text, String by, String message) throws Exception {
    CocoDetections truth =
        CocoDetections.read(CocoDetectionsTest.fixture("detections-counts-list.json"), folder);
    Path file = copy("detections-results.json", text, by);

    assertThatThrownBy(() -> truth.readResults(file))
        .isInstanceOf(CocoFormatException.class)
        .hasMessage("%s: %s", file, message);
  }

  @Test
  void withoutImagesTheSizesOfOneImageMustAgree() throws Exception {
    CocoDetections truth =
        CocoDetections.read(CocoDetectionsTest.fixture("detections-counts-list.json"), folder);
    Path sizes = copy("detections-results.json", "\"size\": [2, 3]}", "\"size\": [3, 2]}");
    assertThatThrownBy(() -> CocoDetections.readResults(sizes, truth.labelMap()))
        .hasMessage(
            "%s: image 12: result 3: segmentation: size is 2 x 3, the image is 3 x 2", sizes);
    Path polygons =
        copy(
            "detections-results.json",
            "{\"size\": [2, 3], \"counts\": \"0131\"}",
            "[[0, 0, 1, 0, 1, 1]]");

    assertThatThrownBy(() -> CocoDetections.readResults(polygons, truth.labelMap()))
        .hasMessage(
            "%s: image 12: result 1: segmentation is polygons: without the size of the image"
                + " expected run lengths",
            polygons);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 200, 700, 830})
  void cutJsonIsRefusedInOneLine(int length) throws Exception {
    Path whole = CocoDetectionsTest.fixture("detections-counts-list.json");
    Path file = folder.resolve("cut.json");
    Files.writeString(file, Files.readString(whole).substring(0, length));

    assertThatThrownBy(() -> CocoDetections.read(file, folder))
        .isInstanceOf(CocoFormatException.class)
        .hasMessageStartingWith("%s: not whole JSON: Unexpected end-of-input", file)
        .message()
        .hasLineCount(1);
  }

  @Test
  void fileOfTheOtherFormIsNamed() throws Exception {
    Path annotations = CocoDetectionsTest.fixture("detections-counts-list.json");
    Path results = CocoDetectionsTest.fixture("detections-results.json");
    CocoDetections truth = CocoDetections.read(annotations, folder);

    assertThatThrownBy(() -> CocoDetections.read(results, folder))
        .hasMessage("%s: expected a JSON object", results);
    assertThatThrownBy(() -> truth.readResults(annotations))
        .hasMessage("%s: the JSON is not a list", annotations);
  }

  @Test
  void missingFileAndTextAfterTheEndAreRefused() throws Exception {
    Path missing = folder.resolve("none.json");
    Path longer = copy("detections-results.json", "]\n", "] []");
    CocoDetections truth =
        CocoDetections.read(CocoDetectionsTest.fixture("detections-counts-list.json"), folder);

    assertThatThrownBy(() -> CocoDetections.read(missing, folder))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage("%s: there is no such file", missing);
    assertThatThrownBy(() -> truth.readResults(longer))
        .hasMessage("%s: more text follows after the end of the JSON", longer);
  }

  private Path copy(String fixture, String text, String by) throws Exception {
    Path file = folder.resolve(fixture);
    String whole = Files.readString(CocoDetectionsTest.fixture(fixture));
    Files.writeString(file, whole.replace(text, by));
    return file;
  }
}
