package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.dataset.ImageEntry;
import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataDigestTest {

  private final DataDigest before = digest(images(0, 1, 2), images(7));

  @Test
  void sameImagesAreTheSameData() {
    assertThat(digest(images(0, 1, 2), images(7)).changeSince(before)).isEmpty();
  }

  @Test
  void changeNamesTheImage() {
    assertThat(digest(named(List.of("0", "1", "2"), 0, 5, 2), images(7)).changeSince(before))
        .contains("image 1 or its labels are others");
    assertThat(digest(images(0, 1, 2, 3), images(7)).changeSince(before))
        .contains("image 3 is new");
    assertThat(digest(images(0, 2), images(7)).changeSince(before)).contains("image 1 is gone");
    assertThat(digest(images(0, 2, 1), images(7)).changeSince(before))
        .contains("its images come in another order");
  }

  @Test
  void imageThatChangesSidesIsAChange() {
    assertThat(digest(images(0, 1), images(2, 7)).changeSince(before))
        .contains("image 2 was learnt and is kept");
  }

  @Test
  void otherCategoriesAreAChange() {
    LabelMap other = new LabelMap(List.of(new Category(1, "circle", true, 0xFF0000)));
    LabelledImages one =
        LabelledImages.of(
            other, List.of(new ImageEntry("0", 8, 8)), index -> Squares.image(index, 8));
    assertThat(DataDigest.of(new TrainingData(one, one)).changeSince(before).orElseThrow())
        .startsWith("its categories were ")
        .contains("circle");
  }

  private static DataDigest digest(LabelledImages learnt, LabelledImages kept) {
    return DataDigest.of(new TrainingData(learnt, kept));
  }

  private static LabelledImages images(int... seeds) {
    return named(IntStream.of(seeds).mapToObj(Integer::toString).toList(), seeds);
  }

  private static LabelledImages named(List<String> names, int... seeds) {
    return LabelledImages.of(
        Squares.LABELS,
        names.stream().map(name -> new ImageEntry(name, 8, 8)).toList(),
        index -> Squares.image(seeds[index], 8));
  }
}
