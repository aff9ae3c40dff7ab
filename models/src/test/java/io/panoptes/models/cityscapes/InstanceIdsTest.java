package io.panoptes.models.cityscapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.image.HandMadePng;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIdsTest {

  private static final ImageLimits LIMITS = ImageLimits.DEFAULT;

  @Test
  void valuesAreLabelsWithAndWithoutInstances() throws ImageRejectedException {
    // Unlabelled, road, a car, another; a group of persons, a trailer (not evaluated), sky, ditto.
    byte[] png = png(4, 2, 0, 7, 26_000, 26_001, 24, 30_002, 23, 23);

    PanopticMap map = InstanceIds.read(png, LIMITS);

    assertThat(map.ids()).containsExactly(0, 7, 26_000, 26_001, 24, 0, 23, 23);
    assertThat(map.segments())
        .containsExactly(
            new Segment(7, 7, false, false, 1, 1, new BoundingBox(1, 0, 1, 1), 1.5f, .5f),
            new Segment(23, 23, false, false, 1, 2, new BoundingBox(2, 1, 2, 1), 3, 1.5f),
            new Segment(24, 24, true, true, 1, 1, new BoundingBox(0, 1, 1, 1), .5f, 1.5f),
            new Segment(26_000, 26, true, false, 1, 1, new BoundingBox(2, 0, 1, 1), 2.5f, .5f),
            new Segment(26_001, 26, true, false, 1, 1, new BoundingBox(3, 0, 1, 1), 3.5f, .5f));
  }

  @Test
  void stuffIsNeverACrowdAndKeepsInstancesApart() throws ImageRejectedException {
    // Two roads as the file tells them; a caravan and a trailer, with and without instance: void.
    PanopticMap map = InstanceIds.read(png(6, 1, 7_000, 7_001, 29_000, 30_000, 29, 30), LIMITS);

    assertThat(map.ids()).containsExactly(7_000, 7_001, 0, 0, 0, 0);
    assertThat(map.segments())
        .allMatch(road -> road.categoryId() == 7 && !road.isThing() && !road.isCrowd());
  }

  @Test
  void classesAreThoseOfCityscapesInTheOrderOfTheirTrainIds() {
    assertThat(CityscapesLabels.LABEL_MAP.categories())
        .extracting(Category::id)
        .containsExactly(7, 8, 11, 12, 13, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 31, 32, 33);
    assertThat(CityscapesLabels.LABEL_MAP.categories())
        .filteredOn(category -> !category.isThing())
        .extracting(Category::name)
        .containsExactly(
            "road",
            "sidewalk",
            "building",
            "wall",
            "fence",
            "pole",
            "traffic light",
            "traffic sign",
            "vegetation",
            "terrain",
            "sky");
  }

  @Test
  void nineteenClassesAreEvaluatedOfWhichEightAreThings() {
    assertThat(CityscapesLabels.LABEL_MAP.categories())
        .hasSize(19)
        .filteredOn(Category::isThing)
        .extracting(Category::name)
        .containsExactly(
            "person", "rider", "car", "truck", "bus", "train", "motorcycle", "bicycle");
    assertThat(CityscapesLabels.LABEL_MAP.byLabel(10).name()).isEqualTo("sky");
  }

  @Test
  void valueOfNoLabelIsRefused() {
    for (int value : new int[] {34, 999, 34_000, 65_535}) {
      assertThatThrownBy(() -> InstanceIds.read(png(2, 1, 7, value), LIMITS))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the pixel at column 1, row 0 is %d: label ids are 0 to 33, with instance 1000 to"
                  + " 33999",
              value);
    }
  }

  @Test
  void otherPngsAreRefusedByName(@TempDir Path folder) throws IOException {
    Path labelIds = folder.resolve("a_labelIds.png");
    byte[] grey = new HandMadePng(1, 1, 8, 0).pixels(new byte[1], new int[1]).bytes();
    Files.write(labelIds, grey);
    assertThatThrownBy(() -> InstanceIds.read(labelIds, LIMITS))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "%s: the PNG is 8-bit grey: Cityscapes' instance ids are 16-bit grey", labelIds);

    Files.write(labelIds, java.util.Arrays.copyOf(grey, 40));
    assertThatThrownBy(() -> InstanceIds.read(labelIds, LIMITS))
        .hasMessage("%s: the PNG ends after 40 bytes, before its end chunk (IEND)", labelIds);
  }

  private static byte[] png(int width, int height, int... values) {
    ByteBuffer samples = ByteBuffer.allocate(2 * values.length);
    for (int value : values) {
      samples.putShort((short) value);
    }
    return new HandMadePng(width, height, 16, 0).pixels(samples.array(), new int[height]).bytes();
  }
}
