package io.panoptes.models.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScaledImagesTest {

  private static final Category ROOF = new Category(7, "roof", true, 0xFF0000);
  private static final int[] IDS = {
    1, 1, 2, 0,
    1, 1, 0, 0,
    3, 0, 1, 1,
    0, 0, 1, 1,
  };
  private static final LabelledImage IMAGE =
      new LabelledImage(
          new RgbImage(4, 4, new byte[48]),
          Segments.of(
              4,
              4,
              IDS,
              List.of(
                  new SegmentLabel(1, 7, true, true, 1),
                  SegmentLabel.truth(2, ROOF),
                  SegmentLabel.truth(3, ROOF))));
  private static final LabelledImages IMAGES =
      LabelledImages.of(
          new LabelMap(List.of(ROOF)),
          List.of(new ImageEntry("a.png", 4, 4, Map.of("place", "east"))),
          index -> IMAGE);

  @Test
  void imageAndTruthShrinkAlikeAndSegmentsThatVanishAreGone() {
    LabelledImage half = IMAGES.scaled(.5).get(0);
    assertThat(half.image().width()).isEqualTo(2);
    PanopticMap truth = half.truth();
    assertThat(truth.ids()).containsExactly(1, 0, 0, 1);
    assertThat(truth.segments()).extracting(Segment::id).containsExactly(1);
    assertThat(truth.segments().get(0).isCrowd()).isTrue();
    assertThat(truth.segments().get(0).area()).isEqualTo(2);
  }

  @Test
  void entryTellsTheSizeThatTheImageHas() {
    assertThat(IMAGES.scaled(.5).entry(0))
        .isEqualTo(new ImageEntry("a.png", 2, 2, Map.of("place", "east")));
  }

  @Test
  void scaleOfOneLeavesThemAsTheyAre() {
    assertThat(IMAGES.scaled(1)).isSameAs(IMAGES);
  }

  @Test
  void nothingShrinksToNothing() {
    assertThat(IMAGES.scaled(.01).get(0).truth().ids()).hasSize(1);
  }

  @Test
  void scaleAboveOneIsRefused() {
    assertThatThrownBy(() -> IMAGES.scaled(1.5)).hasMessage("scale 1.5: above 0, at most 1");
  }
}
