package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code evaluate} must not count: exit code 1 and one line, without a stack trace. */
class EvaluateRefusalTest {

  @TempDir private Path folder;
  private PanopticFiles files;

  @BeforeEach
  void writeFiles() throws IOException {
    files = new PanopticFiles(folder);
  }

  private void assertRefused(String message) {
    CommandRun run = files.evaluate("--json");

    assertThat(run.errLines()).containsExactly("panoptes: " + message.replace("DIR", folder + ""));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "area": 3         | "area": 6         | DIR/truth/a.png: image 7: segment 5 has 3 pixels: the JSON tells an area of 6
          "area": 3,        |                   | DIR/truth.json: image 7: segment 5: area is missing
          "id": 5,          | "id": 6,          | DIR/truth/a.png: image 7: the pixel at column 0, row 0 has id 5, which no segment has
          "id": 70000,      | "id": 5,          | DIR/truth.json: image 7: segment id 5 occurs twice
          "id": 70000,      | "id": 0,          | DIR/truth.json: image 7: segment 0: 0 is void, ids are 1 to 16777215 in a segment list
          "id": 5,          | "id": 16777216,   | DIR/truth.json: image 7: segment 16777216: 0 is void, ids are 1 to 16777215 in a segment list
          "category_id": 2  | "category_id": 9  | DIR/truth.json: image 7: segment 70000: category 9 is not in the list of categories
          "width": 4        | "width": 5        | DIR/truth/a.png: image 7: the PNG is 4 x 2 pixels: the JSON tells 5 x 2
          "id": 5,          | "id": 4294967297, | DIR/truth.json: image 7: segment 4294967297: id is 4294967297: expected a whole number of 32 bits
          "area": 3         | "area": 3.0       | DIR/truth.json: image 7: segment 5: area is 3.0: expected a whole number
          "id": 2, "name"   | "id": 0, "name"   | DIR/truth.json: category shelf has id 0: ids start at 1, 0 is void; add 1 to all where they start at 0
          "shelf"           | "can"             | DIR/truth.json: categories 1 and 2 have the same name can
          "image_id": 7     | "image_id": 8     | DIR/truth.json: image 7 has no annotation
          "a.png"           | "b.png"           | DIR/truth/b.png: there is no such file, which DIR/truth.json names for image 7
          """)
  void truthThatBreaksARule(String text, String by, String message) throws IOException {
    files.replaceInTruth(text, by == null ? "" : by);

    assertRefused(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "id": 2,          | "id": 3,          | DIR/predicted/a.png: image 7: the pixel at column 2, row 0 has id 2, which no segment has
          }]}]}             | }, {"id": 3, "category_id": 2}]}]} | DIR/predicted/a.png: image 7: segment 3 has no pixel
          "id": 2,          | "id": 1,          | DIR/predicted.json: image 7: segment id 1 occurs twice
          "id": 2,          | "id": 0,          | DIR/predicted.json: image 7: segment 0: 0 is void, ids are 1 to 16777215 in a segment list
          "category_id": 2  | "category_id": 9  | DIR/predicted.json: image 7: segment 2: category 9 is not in the categories of the truth, DIR/truth.json
          "image_id": 7     | "image_id": 8     | DIR/predicted.json: image 7 has no annotation: expected one for each image of the truth, DIR/truth.json
          "a.png"           | "b.png"           | DIR/predicted/b.png: there is no such file, which DIR/predicted.json names for image 7
          "a.png"           | "../a.png"        | DIR/predicted.json: image 7: file_name is "../a.png": expected a file inside DIR/predicted
          "a.png"           | "a\\u0000.png"   | DIR/predicted.json: image 7: file_name is "a\\u0000.png", which no file can be named here: Nul character not allowed; for names beyond ASCII set LC_ALL=C.UTF-8
          "id": 1,          | "id": 1, "score": NaN, | DIR/predicted.json: image 7: segment 1: score is NaN: a score is 0 to 1
          "id": 1,          | "id": 1, "score": "0.9", | DIR/predicted.json: image 7: segment 1: score is "0.9": expected a number
          "id": 1,          | "id": 1, "iscrowd": 2, | DIR/predicted.json: image 7: segment 1: iscrowd is 2: expected 0 or 1
          {"annotations":   | {"images": [{"id": 7, "width": 4, "height": 3}], "annotations": | DIR/predicted.json: image 7: 4 x 3 pixels: the truth, DIR/truth.json, tells 4 x 2
          {"annotations":   | {"images": [{"id": 7, "width": 4, "height": 2}, {"id": 7}], "annotations": | DIR/predicted.json: image 7: the id occurs twice
          {"annotations": [ | {"annotations": [{"image_id": 7, "file_name": "a.png", "segments_info": []}, | DIR/predicted.json: image 7: the image has two annotations
          {"annotations": [ | {"annotations": [{"image_id": "a.jpg", "file_name": "a.png", "segments_info": []}, | DIR/predicted.json: image 7 has two annotations, by its id and by its file name a.jpg
          """)
  void predictionsThatBreakARule(String text, String by, String message) throws IOException {
    files.replaceInPredictions(text, by);

    assertRefused(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "name": "can"   | "name": "jar"   | category 1 is jar (thing): the truth, DIR/truth.json, has can (thing)
          "isthing": 1    | "isthing": 0    | category 1 is can (stuff): the truth, DIR/truth.json, has can (thing)
          "id": 3         | "id": 4         | category 4 is wall (stuff): the truth, DIR/truth.json, has no such category
          """)
  void categoriesThatDiffer(String text, String by, String message) throws IOException {
    files.replaceInPredictions(
        "{\"annotations\"",
        "{\"categories\": %s, \"annotations\""
            .formatted(PanopticFiles.CATEGORIES.replace(text, by)));

    assertRefused("DIR/predicted.json: " + message);
  }

  @Test
  void aCategoryThatThePredictionsLack() throws IOException {
    files.replaceInPredictions(
        "{\"annotations\"",
        "{\"categories\": [{\"id\": 1, \"name\": \"can\", \"isthing\": 1}], \"annotations\"");

    assertRefused(
        "DIR/predicted.json: category 2 is missing: the truth, DIR/truth.json, has shelf (stuff)");
  }

  @Test
  void aPredictionOfAnotherSize() throws IOException {
    files.predictedPng(2, BufferedImage.TYPE_3BYTE_BGR);

    assertRefused("DIR/predicted/a.png: image 7: the PNG is 2 x 4 pixels: the JSON tells 4 x 2");
  }

  @ParameterizedTest
  @CsvSource({"10, 8-bit grey", "13, 8-bit palette", "6, 8-bit RGB and alpha"})
  void aPngThatStoresNoIds(int type, String kind) throws IOException {
    files.predictedPng(4, type);

    assertRefused(
        "DIR/predicted/a.png: image 7: the PNG is %s: ids are stored as 8-bit RGB".formatted(kind));
  }

  @Test
  void aCutPng() throws IOException {
    byte[] png = Files.readAllBytes(files.predictedPng());
    Files.write(files.predictedPng(), Arrays.copyOf(png, png.length / 2));

    CommandRun run = files.evaluate();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith("panoptes: %s: image 7: ".formatted(files.predictedPng()))
        .contains(" %d bytes".formatted(png.length / 2));
  }

  @Test
  void anEmptyPng() throws IOException {
    Files.write(files.predictedPng(), new byte[0]);

    assertRefused("DIR/predicted/a.png: image 7: not a PNG, or cut in its header: 0 bytes");
  }

  @ParameterizedTest
  @CsvSource({"truth.json", "predicted.json"})
  void cutJson(String name) throws IOException {
    Path file = folder.resolve(name);
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() / 2));

    CommandRun run = files.evaluate();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith("panoptes: %s: not whole JSON: Unexpected ".formatted(file));
  }

  @ParameterizedTest
  @CsvSource({"truth.json", "predicted.json"})
  void aMissingFile(String name) throws IOException {
    Files.delete(folder.resolve(name));

    assertRefused("DIR/%s: there is no such file".formatted(name));
  }

  @Test
  void aFolderInPlaceOfAFile() throws IOException {
    Files.delete(files.truth());
    Files.createDirectory(files.truth());

    assertRefused("DIR/truth.json: a folder: expected a JSON file");
  }

  @Test
  void jsonThatIsNoObject() throws IOException {
    Files.writeString(files.predictions(), "[]");

    assertRefused("DIR/predicted.json: expected a JSON object");
  }

  @Test
  void placeOfCutJsonIsTold() throws IOException {
    Files.writeString(files.predictions(), "{\n \"annotations\": [");

    assertRefused(
        "DIR/predicted.json: not whole JSON: Unexpected end-of-input: expected close marker for"
            + " Array (line 2, column 18)");
  }

  @Test
  void aMissingFolder() {
    CommandRun run = files.evaluate("--truth-dir", folder + "/none");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .containsExactly(
            "panoptes: %s/none: there is no such folder: give that of the PNGs of %s with --truth-dir"
                .formatted(folder, files.truth()));
  }

  @Test
  void debugAddsTheStack() throws IOException {
    Files.delete(files.predictions());

    assertThat(files.evaluate("--debug").err()).contains("\tat io.panoptes.cli.EvaluateCommand");
  }
}
