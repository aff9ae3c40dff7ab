package io.panoptes.cli.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureTest {

  private static final LabelMap LABELS =
      new LabelMap(
          List.of(
              new Category(1, "can", true, 0xFF0000), new Category(2, "shelf", false, 0x0000FF)));

  private static final RgbImage WHITE = white(8);

  /** Can 1, can 2, void, shelf 3. */
  private static final PanopticMap TRUTH = map(new int[] {1, 1, 1, 2, 2, 0, 3, 3});

  /** Can 1 lacks a pixel, can 2 is elsewhere and over void, the shelf is right. */
  private static final PanopticMap PREDICTION = map(new int[] {1, 1, 2, 2, 0, 0, 3, 3});

  private static RgbImage white(int width) {
    byte[] pixels = new byte[3 * width];
    Arrays.fill(pixels, (byte) 0xFF);
    return new RgbImage(width, 1, pixels);
  }

  private static PanopticMap map(int[] ids) {
    return Segments.of(
        8,
        1,
        ids,
        List.of(
            new SegmentLabel(1, 1, true, false, 1),
            new SegmentLabel(2, 1, true, false, 1),
            new SegmentLabel(3, 2, false, false, 1)));
  }

  private static int[] colors(RgbImage image) {
    int[] colors = new int[image.width() * image.height()];
    for (int i = 0; i < colors.length; i++) {
      byte[] rgb = image.pixels();
      colors[i] = (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | rgb[3 * i + 2] & 0xFF;
    }
    return colors;
  }

  @Test
  void errorsAreColouredByWhatSegmentsCountAs() {
    RgbImage picture = new Picture(DrawMode.ERRORS, LABELS, 1).of(WHITE, PREDICTION, TRUTH);

    int paleMatch = 0x80CFB9;
    assertThat(colors(picture))
        .containsExactly(
            ErrorMap.MATCHED,
            ErrorMap.MATCHED,
            ErrorMap.INVENTED,
            ErrorMap.BOTH,
            ErrorMap.MISSED,
            0xC0C0C0,
            paleMatch,
            paleMatch);
  }

  @Test
  void aWrongOutlineIsToldFromAMiss() {
    PanopticMap prediction = map(new int[] {1, 1, 3, 2, 2, 0, 3, 3});

    RgbImage picture = new Picture(DrawMode.ERRORS, LABELS, 1).of(WHITE, prediction, TRUTH);

    assertThat(colors(picture)[2]).isEqualTo(ErrorMap.DIFFERENT);
  }

  @Test
  void theTruthIsOnTheLeftSide() {
    Picture picture = new Picture(DrawMode.SIDE_BY_SIDE, LABELS, .45);
    Picture overlay = new Picture(DrawMode.OVERLAY, LABELS, .45);

    int[] both = colors(picture.of(WHITE, PREDICTION, TRUTH));

    assertThat(both).hasSize(8 + SideBySide.GAP + 8).startsWith(colors(overlay.of(WHITE, TRUTH)));
    assertThat(both).endsWith(colors(overlay.of(WHITE, PREDICTION)));
    assertThat(both[8]).isEqualTo(0xFFFFFF);
  }

  @Test
  void contoursLeaveTheRestAsItIs() {
    int[] colors = colors(new Picture(DrawMode.CONTOUR, LABELS, 0).of(WHITE, TRUTH));

    assertThat(colors[0]).isEqualTo(0xFFFFFF);
    assertThat(colors[2]).isNotEqualTo(0xFFFFFF);
    assertThat(colors[5]).isEqualTo(0xFFFFFF);
  }

  @Test
  void opacityIsZeroToOne() {
    assertThatThrownBy(() -> new Picture(DrawMode.OVERLAY, LABELS, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("opacity 1.5: expected 0 to 1");
  }
}
