package io.panoptes.models.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetMerge;
import io.panoptes.models.panoptic.PanopticMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The labels that each engine gives real images. {@code -Dpanoptes.pixels=} takes another number of
 * pixels than a million; all validation images have 9.1 million.
 */
class RealImagesTest {

  private static final long PIXELS = Long.getLong("panoptes.pixels", 1_000_000);

  private static List<RgbImage> images = List.of();
  private static List<PanopticMap> reference = List.of();

  private static Pack pack() {
    return Pack.load(Path.of("packs/nuclei"));
  }

  @BeforeAll
  static void runLayers() throws Exception {
    images = ValidationImages.nuclei(PIXELS);
    reference = maps(EngineKind.DL4J_LAYERS);
  }

  @AfterAll
  static void forget() {
    images = List.of();
    reference = List.of();
  }

  @ParameterizedTest
  @EnumSource(names = {"DL4J", "ONNXRUNTIME"})
  void panopticLabelsAreThoseOfTheLayersOnAllButOnePixelInAThousand(EngineKind kind) {
    List<PanopticMap> maps = maps(kind);
    long pixels = 0;
    long differing = 0;
    for (int image = 0; image < maps.size(); image++) {
      int[] ids = maps.get(image).ids();
      pixels += ids.length;
      for (int at = 0; at < ids.length; at++) {
        if (ids[at] != reference.get(image).ids()[at]) {
          differing++;
        }
      }
    }
    assertThat(pixels).isPositive();
    assertThat(differing)
        .as("pixels of %d in %d images with another label", pixels, images.size())
        .isLessThanOrEqualTo(pixels / 1000);
  }

  private static List<PanopticMap> maps(EngineKind kind) {
    Pack pack = pack();
    CentreOffsetMerge merge = new CentreOffsetMerge(pack.labelMap(), pack.merge());
    List<PanopticMap> maps = new ArrayList<>();
    try (SegmentationModel model = pack.open(kind)) {
      for (RgbImage image : images) {
        Prediction prediction = model.predict(List.of(image)).get(0);
        maps.add(merge.merge(prediction.semantic(), prediction.instances()));
      }
    }
    return maps;
  }
}
