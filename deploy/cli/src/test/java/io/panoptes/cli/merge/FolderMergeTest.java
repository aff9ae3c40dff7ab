package io.panoptes.cli.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.coco.CocoDetections;
import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.mask.Instance;
import io.panoptes.models.merge.AreaLimit;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualityStatistics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A map taken apart, to categories and objects, and put together again. */
class FolderMergeTest {

  private static final int SIDE = 40;
  private static final LabelMap LABELS =
      new LabelMap(
          List.of(
              new Category(3, "can", true, 0),
              new Category(7, "shelf", false, 0),
              new Category(255, "wall", false, 0)));

  @TempDir private Path folder;
  private PanopticMap truth;

  @BeforeEach
  void write() throws IOException {
    truth = map(new Random(11));
    BufferedImage semantic = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < truth.ids().length; i++) {
      semantic.getRaster().setSample(i % SIDE, i / SIDE, 0, category(truth, truth.ids()[i]));
    }
    ImageIO.write(semantic, "png", folder.resolve("a.png").toFile());
  }

  private static PanopticMap map(Random random) {
    int[] ids = new int[SIDE * SIDE];
    for (int i = 0; i < ids.length; i++) {
      int can = 1 + i / SIDE / 10 * 4 + i % SIDE / 10;
      boolean inside = i / SIDE % 10 < 7 && i % 10 < 5 + random.nextInt(2);
      ids[i] = inside ? can : i % 3 == 0 ? 0 : i < ids.length / 2 ? 17 : 18;
    }
    SegmentLabel[] labels = new SegmentLabel[18];
    for (int id = 1; id <= 18; id++) {
      int category = id <= 16 ? 3 : id == 17 ? 7 : 255;
      labels[id - 1] = new SegmentLabel(id, category, id <= 16, false, 1);
    }
    return Segments.of(SIDE, SIDE, ids, List.of(labels));
  }

  private static int category(PanopticMap map, int id) {
    return id == 0 ? 0 : map.segments().get(id - 1).categoryId();
  }

  private FolderMerge merge(Path semantic, MergeMethod method) {
    CocoImage image = new CocoImage("7", "a.jpg", SIDE, SIDE, folder.resolve("a.jpg"), Map.of());
    CocoDetections detections =
        new CocoDetections(LABELS, List.of(image), Map.of("7", Instance.things(truth)));
    GivenThresholds anyArea =
        new GivenThresholds(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(AreaLimit.NONE));
    return new FolderMerge(
        new SemanticFolder(semantic, LABELS),
        folder.resolve("instances.json"),
        detections,
        method.start(LABELS, anyArea));
  }

  @Test
  void exactInputsGiveTheMapBack() throws Exception {
    for (MergeMethod method : MergeMethod.values()) {
      Path out = folder.resolve(method.toString());
      merge(folder, method).write(out, () -> {});

      CocoPanopticFolder merged = CocoPanopticFolder.open(out.resolve("panoptic.json"), out);
      PanopticMap result = merged.truth(merged.images().get(0));
      assertThat(PanopticQuality.evaluate(truth, result))
          .isEqualTo(
              Map.of(
                  3, new QualityStatistics(16, 16, 0, 0),
                  7, new QualityStatistics(1, 1, 0, 0),
                  255, new QualityStatistics(1, 1, 0, 0)));
    }
  }

  @Test
  void aFailureLeavesNoJson() {
    Path out = folder.resolve("out");

    assertThatThrownBy(
            () -> merge(folder.resolve("none"), MergeMethod.HEURISTIC).write(out, () -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("image 7");
    assertThat(out.resolve("panoptic.json")).doesNotExist();
    assertThat(Files.exists(out.resolve("panoptic.json.part"))).isFalse();
  }
}
