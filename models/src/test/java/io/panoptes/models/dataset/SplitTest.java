package io.panoptes.models.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

  private static final LabelMap LABELS =
      new LabelMap(List.of(new Category(1, "roof", true, 0xFF0000)));
  private static final ImageGroups ALL = entry -> "";

  @Test
  void rowsOfTilesDoNotStraddle() {
    LabelledImages tiles = tiles();
    Split split = Split.byGroup(tiles, ImageGroups.parse("name:^r\\d+"), ALL, .2, 1);
    assertThat(split.validation()).hasSize(6);
    assertThat(rows(tiles, split.validation())).hasSize(1);
    assertThat(rows(tiles, split.training()))
        .hasSize(4)
        .doesNotContainAnyElementsOf(rows(tiles, split.validation()));
  }

  @Test
  void sameSeedGivesTheSameSplitAndAnotherAnother() {
    LabelledImages images = images(200, index -> Map.of());
    Split split = Split.byGroup(images, ImageGroups.single(), ALL, .1, 1);
    assertThat(Split.byGroup(images, ImageGroups.single(), ALL, .1, 1)).isEqualTo(split);
    assertThat(Split.byGroup(images, ImageGroups.single(), ALL, .1, 2)).isNotEqualTo(split);
  }

  @Test
  void eachStratumGivesItsShare() {
    LabelledImages images = images(100, index -> Map.of("modality", index < 80 ? "a" : "b"));
    Split split =
        Split.byGroup(images, ImageGroups.single(), ImageGroups.byAttribute("modality"), .1, 1);
    assertThat(split.validation()).filteredOn(index -> index < 80).hasSize(8);
    assertThat(split.validation()).filteredOn(index -> index >= 80).hasSize(2);
  }

  @Test
  void anySplitHasEachImageOnceAndEachGroupOnOneSide() {
    for (long seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int[] groups = random.ints(2 + random.nextInt(60), 0, 12).toArray();
      groups[0] = 0;
      groups[1] = 1;
      LabelledImages images =
          images(groups.length, index -> Map.of("scene", String.valueOf(groups[index])));
      double share = random.nextDouble(.01, .99);
      Split split = Split.byGroup(images, ImageGroups.byAttribute("scene"), ALL, share, seed);
      List<Integer> all = new ArrayList<>(split.training());
      all.addAll(split.validation());
      assertThat(all)
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, groups.length).boxed().toList());
      Set<Integer> onBoth = groupsOf(groups, split.training());
      onBoth.retainAll(groupsOf(groups, split.validation()));
      assertThat(onBoth).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void picksKeepEntriesAndOrder() {
    LabelledImages tiles = tiles();
    Split split = Split.every(10, tiles.size());
    assertThat(split.validation()).containsExactly(0, 10, 20);
    assertThat(split.validation(tiles).entry(1)).isEqualTo(tiles.entry(10));
    assertThat(split.training(tiles).size()).isEqualTo(27);
  }

  @Test
  void oneGroupCannotBeSplit() {
    assertThatThrownBy(() -> Split.byGroup(tiles(), ALL, ALL, .1, 1))
        .isInstanceOf(DataSetException.class)
        .hasMessage("30 images in 1 group: a split takes at least 2; group by something else");
  }

  @Test
  void imageOfNoGroupIsNamed() {
    assertThatThrownBy(() -> Split.byGroup(tiles(), ImageGroups.parse("modality"), ALL, .1, 1))
        .hasMessage("image r0c0.jpg has no attribute modality: it has []");
    assertThatThrownBy(
            () -> Split.byGroup(tiles(), ImageGroups.parse("name:tile(\\d)"), ALL, .1, 1))
        .hasMessage("image r0c0.jpg: the pattern tile(\\d) finds nothing in its name");
    assertThatThrownBy(() -> ImageGroups.parse("name:("))
        .hasMessage("name:(: not a regular expression: Unclosed group");
  }

  private static LabelledImages tiles() {
    return LabelledImages.of(
        LABELS,
        IntStream.range(0, 30)
            .mapToObj(i -> new ImageEntry("r%dc%d.jpg".formatted(i / 6, i % 6), 8, 8))
            .toList(),
        index -> null);
  }

  private static LabelledImages images(
      int count, java.util.function.IntFunction<Map<String, String>> attributes) {
    return LabelledImages.of(
        LABELS,
        IntStream.range(0, count)
            .mapToObj(i -> new ImageEntry("i%d.png".formatted(i), 8, 8, attributes.apply(i)))
            .toList(),
        index -> null);
  }

  private static Set<String> rows(LabelledImages tiles, List<Integer> indices) {
    return indices.stream()
        .map(index -> tiles.entry(index).name().substring(0, 2))
        .collect(Collectors.toSet());
  }

  private static Set<Integer> groupsOf(int[] groups, List<Integer> indices) {
    return new HashSet<>(indices.stream().map(index -> groups[index]).toList());
  }
}
