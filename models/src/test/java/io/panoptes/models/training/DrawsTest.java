package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.panoptes.models.dataset.ImageEntry;
import io.panoptes.models.dataset.LabelledImage;
import io.panoptes.models.dataset.LabelledImages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {

  private static final int DRAWS = 20_000;

  @Test
  void groupsComeAsOftenAsTheSquareRootOfTheirImages() {
    // 1 image of one group and 9 of the other: 1 to 3, and not 1 to 9.
    double share = shareOfSmall(Optional.of("modality"), 8);
    assertThat(share).isCloseTo(.25, within(.02));
  }

  @Test
  void withoutGroupsImagesOfOneSizeComeEquallyOften() {
    assertThat(shareOfSmall(Optional.empty(), 8)).isCloseTo(.1, within(.02));
  }

  @Test
  void largeImagesComeMoreOften() {
    assertThat(shareOfSmall(Optional.empty(), 64)).isLessThan(.06);
  }

  /** Of the one image of 8 pixels a side that is a group of its own, among nine others. */
  private static double shareOfSmall(Optional<String> balance, int sideOfOthers) {
    List<ImageEntry> entries =
        IntStream.range(0, 10)
            .mapToObj(
                index -> {
                  int side = index == 0 ? 8 : sideOfOthers;
                  String modality = index == 0 ? "rare" : "common";
                  return new ImageEntry("image " + index, side, side, Map.of("modality", modality));
                })
            .toList();
    List<LabelledImage> images =
        IntStream.range(0, 10)
            .mapToObj(index -> Squares.image(index, index == 0 ? 8 : sideOfOthers))
            .toList();
    Draws draws = new Draws(LabelledImages.of(Squares.LABELS, entries, images::get), balance);
    Map<LabelledImage, Integer> counts = new HashMap<>();
    SplittableRandom random = new SplittableRandom(4);
    for (int draw = 0; draw < DRAWS; draw++) {
      counts.merge(draws.next(random), 1, Integer::sum);
    }
    return counts.get(images.get(0)) / (double) DRAWS;
  }
}
