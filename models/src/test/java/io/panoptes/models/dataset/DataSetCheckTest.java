package io.panoptes.models.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetCheckTest {

  @TempDir private Path folder;
  private PanopticFixture fixture;

  @BeforeEach
  void write() {
    fixture = new PanopticFixture(folder, 20);
  }

  @Test
  void wholeDataSetIsSummedUp() throws IOException {
    DataSetSummary summary = summary();
    assertThat(problems()).isEmpty();
    assertThat(summary.whole()).isEqualTo(20);
    assertThat(summary.pixels()).isEqualTo(160);
    assertThat(summary.voidPixels()).isEqualTo(20);
    assertThat(summary.extremes().get(1)).extracting(ImageEntry::width).isEqualTo(4);
    assertThat(summary.attributes().get("row")).hasSize(5).containsEntry("3", 4);
    CategoryContent dots = summary.categories().get(0);
    assertThat(dots.segments()).isEqualTo(20);
    assertThat(dots.images()).isEqualTo(20);
    assertThat(dots.pixels()).isEqualTo(40);
    assertThat(dots.sizes(0, .5, 1)[1]).isCloseTo(Math.sqrt(2), within(1e-9));
  }

  @Test
  void brokenImageIsNamed() throws IOException {
    Path image = folder.resolve("images/i3.png");
    byte[] bytes = Files.readAllBytes(image);
    Files.write(image, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(problems()).singleElement().asString().startsWith(image + ": the PNG ends after");
  }

  @Test
  void missingMaskIsNamedByTheQuickCheckToo() throws IOException {
    Path mask = Files.createDirectories(folder).resolve("panoptic/i4.png");
    Files.delete(mask);
    String line = mask + ": there is no such file, which image i4.png needs";
    assertThat(problems()).containsExactly(line);
    assertThat(check().quick()).containsExactly(line);
  }

  @Test
  void missingImageIsNamedByTheQuickCheckToo() throws IOException {
    Path image = folder.resolve("images/i5.png");
    Files.delete(image);
    String line = image + ": there is no such file, which image i5.png needs";
    assertThat(problems()).containsExactly(line);
    assertThat(check().quick()).containsExactly(line);
  }

  @Test
  void imageAndMaskOfOtherSizesAreNamed() throws IOException {
    Path image = fixture.files().image("images/i6.png", 5, 2);
    Path mask = fixture.files().ids("panoptic/i7.png", 2, 5, 5, 300, 300, 300, 300);
    assertThat(problems())
        .containsExactly(
            image + ": the image has 5 x 2 pixels, its truth 4 x 2: they must be the same",
            mask + ": image 7: the PNG is 2 x 3 pixels: the JSON tells 4 x 2");
  }

  @Test
  void unknownCategoryIsToldOfEachImageByTheQuickCheckToo() throws IOException {
    fixture.replace("{\"id\": 2, \"name\": \"ground\"}", "{\"id\": 3, \"name\": \"ground\"}");
    assertThat(problems())
        .hasSize(20)
        .contains(
            folder.resolve("panoptic.json")
                + ": image 9: segment 300: category 2 is not in the list of categories");
    assertThat(check().quick()).hasSize(20);
  }

  @Test
  void idsOfMaskAndJsonThatDifferAreTold() throws IOException {
    Path mask = fixture.files().ids("panoptic/i8.png", 4, 6, 6, 300, 300, 300, 300, 300, 0);
    assertThat(problems())
        .containsExactly(
            mask + ": image 8: the pixel at column 0, row 0 has id 6, which no segment has");
  }

  @Test
  void categoryThatNoImageHasIsTold() throws IOException {
    fixture.replace(
        "\"name\": \"ground\"}", "\"name\": \"ground\"}, {\"id\": 3, \"name\": \"sky\"}");
    assertThat(problems())
        .containsExactly(
            "category sky: none of the 20 images that can be read has it: label some, or take it out of the categories");
  }

  @Test
  void imageThatIsListedTwiceIsTold() throws IOException {
    fixture.replace("\"file_name\": \"i4.png\"", "\"file_name\": \"i5.png\"");
    String line =
        "image i5.png is listed more than once: take it out, else a split has it on both sides";
    assertThat(problems()).containsOnlyOnce(line);
    assertThat(check().quick()).containsOnlyOnce(line);
  }

  @Test
  void threeImagesAreTooFew(@TempDir Path small) throws IOException {
    PanopticFixture few = new PanopticFixture(small, 3);
    DataSetCheck check = new DataSetCheck(DataSets.open(few.files().folder()));
    assertThat(check.quick())
        .containsExactly(
            "3 images: training takes at least 20, of which it keeps some to choose by: label more");
    assertThat(new DataSetCheck(DataSets.open(small), 3).quick()).isEmpty();
  }

  private DataSetCheck check() throws IOException {
    return new DataSetCheck(DataSets.open(folder));
  }

  private DataSetSummary summary() throws IOException {
    DataSetCheck check = check();
    DataSetSummary summary = new DataSetSummary(check.data().labelMap());
    for (int index = 0; index < check.data().size(); index++) {
      summary.add(check.look(index));
    }
    return summary;
  }

  private List<String> problems() throws IOException {
    DataSetSummary summary = summary();
    return Stream.concat(
            summary.broken().stream().flatMap(broken -> broken.problems().stream()),
            check().ofWhole(summary).stream())
        .toList();
  }
}
