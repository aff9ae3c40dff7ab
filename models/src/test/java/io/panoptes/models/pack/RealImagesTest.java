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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The labels that each engine gives real images. {@code -Dpanoptes.pixels=} takes another number of
 * pixels than a million; all of {@code nuclei} have 9.1 million.
 */
class RealImagesTest {

  private static final long PIXELS = Long.getLong("panoptes.pixels", 1_000_000);

  /** The validation images that packs are measured on, by pack. */
  private static final Map<String, String> IMAGES =
      Map.of("nuclei", "nuclei", "buildings", "banepa");

  private static final Map<String, List<PanopticMap>> REFERENCE = new HashMap<>();

  @AfterAll
  static void forget() {
    REFERENCE.clear();
  }

  @ParameterizedTest
  @CsvSource({"nuclei, DL4J", "nuclei, ONNXRUNTIME", "buildings, DL4J", "buildings, ONNXRUNTIME"})
  void panopticLabelsAreThoseOfTheLayersOnAllButOnePixelInAThousand(String name, EngineKind kind)
      throws Exception {
    List<RgbImage> images = ValidationImages.of(IMAGES.get(name), PIXELS);
    Pack pack = Pack.load(Path.of("packs", name));
    List<PanopticMap> reference =
        REFERENCE.computeIfAbsent(name, key -> maps(pack, EngineKind.DL4J_LAYERS, images));
    List<PanopticMap> maps = maps(pack, kind, images);
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

  private static List<PanopticMap> maps(Pack pack, EngineKind kind, List<RgbImage> images) {
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
