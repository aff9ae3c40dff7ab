package io.panoptes.models.coco;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoPanopticFolderTest {

  @TempDir private Path folder;

  @Test
  void imagesCarryTheirAttributes() throws Exception {
    CocoPanopticFolder data = new CocoFixture(folder).open();

    assertThat(data.images())
        .containsExactly(
            new CocoImage(
                "7",
                "a.png",
                3,
                2,
                folder.resolve("images/a.png"),
                Map.of("modality", "histology", "license", "1")));
  }

  @Test
  void categoriesKeepTheirOrder() throws Exception {
    assertThat(new CocoFixture(folder).open().labelMap().categories())
        .containsExactly(
            new Category(1, "nucleus", true, 0xDC143C),
            new Category(2, "background", false, 0x464646));
  }

  @Test
  void idIsRedPlus256GreenPlus65536Blue() throws Exception {
    CocoPanopticFolder data = new CocoFixture(folder).open();

    PanopticMap map = data.truth(data.images().get(0));

    assertThat(map.ids()).containsExactly(5, 5, 9, 66051, 0, 9);
    assertThat(map.segments())
        .containsExactly(
            new Segment(66051, 1, true, true, 1, 1, new BoundingBox(0, 1, 1, 1), .5f, 1.5f),
            new Segment(5, 1, true, false, 1, 2, new BoundingBox(0, 0, 2, 1), 1, .5f),
            new Segment(9, 2, false, false, 1, 2, new BoundingBox(2, 0, 1, 2), 2.5f, 1));
  }

  @Test
  void textIdsOfImagesAreKept() throws Exception {
    CocoPanopticFolder data =
        new CocoFixture(folder)
            .json(
                CocoFixture.JSON
                    .replace("\"id\": 7", "\"id\": \"aachen_1\"")
                    .replace("\"image_id\": 7", "\"image_id\": \"aachen_1\""))
            .open();

    assertThat(data.images().get(0).imageId()).isEqualTo("aachen_1");
    assertThat(data.truth(data.images().get(0)).segments()).hasSize(3);
  }
}
