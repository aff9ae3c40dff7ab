package io.panoptes.models.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskFolderFormatTest {

  private static final String CATEGORIES =
      """
      categories:
      - {id: 1, name: leaf, thing: true, color: "#2E9E5B", values: [1, 2]}
      - {id: 9, name: ground, thing: false, values: [0]}
      """;

  @TempDir private Path folder;

  @Test
  void valuesOfLabelMasksAreCategoriesAndPixelsThatTouchAreAThing() throws IOException {
    PanopticMap truth =
        truth(
            "masks: labels\nvoid: [255]\n" + CATEGORIES,
            4,
            new int[] {1, 0, 0, 2, 0, 1, 0, 2, 255, 0, 0, 1});
    assertThat(truth.ids()).containsExactly(3, 2, 2, 4, 2, 3, 2, 4, 0, 2, 2, 4);
    assertThat(truth.segments())
        .extracting(Segment::id, Segment::categoryId, Segment::isThing, Segment::area)
        .containsExactly(tuple(2, 9, false, 6), tuple(3, 1, true, 2), tuple(4, 1, true, 3));
  }

  @Test
  void valuesOfObjectMasksAreObjectsOfTheOnlyThingButForThoseOfStuff() throws IOException {
    PanopticMap truth =
        truth("masks: objects\nvoid: [7]\n" + CATEGORIES, 3, new int[] {0, 300, 300, 1, 0, 7});
    assertThat(truth.segments())
        .extracting(Segment::categoryId, Segment::area)
        .containsExactly(tuple(9, 2), tuple(1, 1), tuple(1, 2));
    assertThat(truth.ids()[5]).isZero();
  }

  @Test
  void valuesOfLabelsAndObjectsAreACategoryAndANumber() throws IOException {
    PanopticMap truth =
        truth(
            "masks: labels-and-objects\ndivisor: 100\n" + CATEGORIES,
            3,
            new int[] {101, 102, 102, 201, 100, 3});
    assertThat(truth.segments())
        .extracting(Segment::categoryId, Segment::area, Segment::isCrowd)
        .containsExactlyInAnyOrder(
            tuple(9, 1, false),
            tuple(1, 1, false),
            tuple(1, 2, false),
            tuple(1, 1, false),
            tuple(1, 1, true));
  }

  @Test
  void folderBelowImagesIsAnAttributeAndTheHeaderOfTheMaskTellsTheSize() throws IOException {
    DataSetFiles files = new DataSetFiles(folder);
    files.text("dataset.yaml", "masks: labels\n" + CATEGORIES);
    files.image("images/field/b.png", 3, 2);
    files.grey("masks/field/b.png", 3, 0, 0, 0, 0, 0, 0);
    DataSet data = DataSets.open(folder);
    assertThat(data.entry(0))
        .isEqualTo(new ImageEntry("field/b.png", 3, 2, Map.of("folder", "field")));
    assertThat(data.labelMap().categories())
        .containsExactly(
            new Category(1, "leaf", true, 0x2E9E5B),
            new Category(9, "ground", false, Category.distinctColor(9)));
  }

  @Test
  void valueOfNoCategoryIsToldWithItsPixel() {
    assertThatThrownBy(() -> truth("masks: labels\n" + CATEGORIES, 2, new int[] {0, 0, 0, 5}))
        .isInstanceOf(DataSetException.class)
        .hasMessage(
            "%s: the pixel at column 1, row 1 is 5, which is no category: give it to one, or list it as void, in dataset.yaml",
            folder.resolve("masks/a.png"));
  }

  @Test
  void descriptionThatBreaksARuleIsToldWithItsFile() {
    assertThatThrownBy(() -> truth("masks: colours\n" + CATEGORIES, 1, new int[] {0}))
        .hasMessage(
            "%s: masks is colours: expected one of [labels, objects, labels-and-objects]",
            folder.resolve("dataset.yaml"));
    assertThatThrownBy(
            () ->
                truth(
                    "masks: objects\n" + CATEGORIES + "- {id: 3, name: stem, thing: true}\n",
                    1,
                    new int[] {0}))
        .hasMessage(
            "%s: 2 categories are things: masks of objects have one; use labels-and-objects for more",
            folder.resolve("dataset.yaml"));
    assertThatThrownBy(
            () -> truth("masks: labels\n" + CATEGORIES.replace("[0]", "[2]"), 1, new int[] {0}))
        .hasMessage(
            "%s: value 2 is of category leaf and of ground: a value has one meaning",
            folder.resolve("dataset.yaml"));
    assertThatThrownBy(() -> truth("masks: labels\n", 1, new int[] {0}))
        .isInstanceOf(DataSetException.class)
        .hasMessageContaining("dataset.yaml")
        .hasMessageContaining("categories");
  }

  @Test
  void descriptionThatIsEmptyOrCutOrHasAKeyTwiceIsToldWithItsFile() {
    for (String text :
        new String[] {
          "",
          "~",
          "- 1",
          "masks: [labels",
          "masks: labels\ncategories:\n",
          "masks: labels\ncategories: [~]\n",
          "masks: labels\ncategories:\n- {id: 1, name: ~, thing: true}\n",
          "masks: labels\ncategories:\n- {id: 1, name: a, thing: true, values: [~]}\n",
          "masks: labels\nvoid: [~]\n" + CATEGORIES,
          "masks: labels\nmasks: objects\n" + CATEGORIES,
          "masks: labels\nvoids: [0]\n" + CATEGORIES
        }) {
      assertThatThrownBy(() -> truth(text, 1, new int[] {0}))
          .as(text)
          .isInstanceOf(DataSetException.class)
          .hasMessageStartingWith(folder.resolve("dataset.yaml") + ": ")
          .hasMessageNotContaining("io.panoptes.models.dataset.MaskDescription$Entry")
          .matches(told -> told.getMessage().lines().count() == 1);
    }
  }

  private PanopticMap truth(String description, int width, int[] values) throws IOException {
    DataSetFiles files = new DataSetFiles(folder);
    files.text("dataset.yaml", description);
    files.image("images/a.png", width, values.length / width);
    files.grey16("masks/a.png", width, values);
    return DataSets.open(folder).get(0).truth();
  }
}
