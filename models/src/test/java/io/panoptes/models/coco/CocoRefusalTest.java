package io.panoptes.models.coco;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.image.HandMadePng;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CocoRefusalTest {

  @TempDir private Path folder;
  private CocoFixture fixture;

  @BeforeEach
  void writeFixture() throws IOException {
    fixture = new CocoFixture(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "id": 9,          | "id": 0,          | image 7: segment 0: 0 is void, ids are 1 to 16777215 in a segment list
          "id": 9,          | "id": 16777216,   | image 7: segment 16777216: 0 is void, ids are 1 to 16777215 in a segment list
          "id": 9,          | "id": 5,          | image 7: segment id 5 occurs twice
          "category_id": 2  | "category_id": 3  | image 7: segment 9: category 3 is not in the list of categories
          "image_id": 7     | "image_id": 8     | image 7 has no annotation
          "width": 3        | "width": "3"      | image 7: width is "3": expected a whole number
          "width": 3        | "width": 0        | image 7: 0 x 2 pixels: each side must be at least 1
          "isthing": 1      | "isthing": 2      | category 1: isthing is 2: expected 0 or 1
          [70, 70, 70]      | [70, 70, 700]     | category 2: color is [70,70,700]: expected three numbers of 0 to 255
          "id": 2, "name"   | "id": 1, "name"   | categories nucleus and background have the same id 1
          "file_name": "a.png", "s | "file_name": "../a.png", "s | image 7: file_name is "../a.png": expected a file inside FOLDER/panoptic
          "categories"      | "kinds"           | categories is missing
          """)
  void jsonThatBreaksARuleIsRefused(String text, String by, String message) throws IOException {
    fixture.replace(text, by);

    assertThatThrownBy(fixture::open)
        .isInstanceOf(CocoFormatException.class)
        .hasMessage(fixture.jsonFile() + ": " + message.replace("FOLDER", folder.toString()));
  }

  @Test
  void bytesThatAreNoTextAreRefusedInOneLine() throws IOException {
    // Zeros where UTF-32 has them, and then what it has no character for.
    Files.write(fixture.jsonFile(), new byte[] {0, 0, 0, '{', 0x7F, 1, 1, 1});

    assertThatThrownBy(fixture::open)
        .isInstanceOf(CocoFormatException.class)
        .hasMessage(
            "%s: no JSON: its bytes are no text in UTF-8, UTF-16 or UTF-32", fixture.jsonFile());
  }

  @Test
  void nameWithALineEndStaysInOneLineOfTheMessage() throws IOException {
    fixture.replace("\"id\": 7", "\"id\": \"7\\nerror: all is lost\"");

    assertThatThrownBy(fixture::open)
        .isInstanceOf(CocoFormatException.class)
        .hasMessage("%s: image 7 error: all is lost has no annotation", fixture.jsonFile());
  }

  @Test
  void cutJsonIsRefusedInOneLine() throws IOException {
    fixture.json(CocoFixture.JSON.substring(0, 300));

    assertThatThrownBy(fixture::open)
        .isInstanceOf(CocoFormatException.class)
        .hasMessageStartingWith(fixture.jsonFile() + ": not whole JSON: Unexpected end-of-input")
        .message()
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "area": 2, "bbox": [2  | "area": 3, "bbox": [2  | segment 9 has 2 pixels: the JSON tells an area of 3
          "width": 3             | "width": 4             | the PNG is 3 x 2 pixels: the JSON tells 4 x 2
          "id": 9,               | "id": 8,               | the pixel at column 2, row 0 has id 9, which no segment has
          """)
  void jsonThatContradictsThePngIsRefused(String text, String by, String message)
      throws IOException {
    assertTruthRefused(fixture.replace(text, by), message);
  }

  @Test
  void segmentWithoutPixelIsRefused() throws IOException {
    int[] colors = CocoFixture.COLORS.clone();
    colors[3] = 0;
    assertTruthRefused(
        fixture.png(colors, 3, 2, BufferedImage.TYPE_3BYTE_BGR), "segment 66051 has no pixel");
  }

  @ParameterizedTest
  @CsvSource({"10, 8-bit grey", "13, 8-bit palette", "6, 8-bit RGB and alpha", "11, 16-bit grey"})
  void pngOfAnotherKindIsNotReadAsIds(int type, String kind) throws IOException {
    assertTruthRefused(
        fixture.png(CocoFixture.COLORS, 3, 2, type),
        "the PNG is %s: ids are stored as 8-bit RGB".formatted(kind));
  }

  @Test
  void pngWithATransparentColourIsRefused() throws IOException {
    byte[] png =
        new HandMadePng(3, 2, 8, 2)
            .chunk("tRNS", new byte[6])
            .pixels(new byte[18], new int[2])
            .bytes();
    Files.write(fixture.png(), png);
    assertTruthRefused(
        fixture, "the PNG has a transparent colour (tRNS): ids are stored as 8-bit RGB without");
  }

  @Test
  void pngWhosePixelsAreCutIsRefused() throws IOException {
    byte[] rows = HandMadePng.zlib(new byte[10]);
    Files.write(fixture.png(), new HandMadePng(3, 2, 8, 2).data(rows).bytes());
    assertTruthRefused(fixture, "the PNG's pixels end before the image does");
  }

  @Test
  void cutPngIsRefused() throws IOException {
    byte[] png = Files.readAllBytes(fixture.png());
    Files.write(fixture.png(), Arrays.copyOf(png, png.length - 6));
    assertTruthRefused(
        fixture,
        "the PNG ends after %d bytes, before its end chunk (IEND)".formatted(png.length - 6));
  }

  @Test
  void missingPngIsNamed() throws IOException {
    Files.delete(fixture.png());
    CocoPanopticFolder data = fixture.open();
    assertThatThrownBy(() -> data.truth(data.images().get(0)))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(
            "%s: there is no such file, which %s names for image 7",
            fixture.png(), fixture.jsonFile());
  }

  private static void assertTruthRefused(CocoFixture fixture, String message) throws IOException {
    CocoPanopticFolder data = fixture.open();
    assertThatThrownBy(() -> data.truth(data.images().get(0)))
        .isInstanceOf(CocoFormatException.class)
        .hasMessage("%s: image 7: %s", fixture.png(), message);
  }
}
