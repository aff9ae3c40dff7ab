package io.panoptes.models.dataset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A data set in two: images to learn from, and images to choose or measure by.
 *
 * @param training indices, ascending
 * @param validation likewise, none of them in {@code training}
 */
public record Split(List<Integer> training, List<Integer> validation) {

  public Split {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    if (training.isEmpty() || validation.isEmpty()) {
      throw new DataSetException(
          "a split of %d images to train on and %d to validate by: each side takes at least one"
              .formatted(training.size(), validation.size()));
    }
  }

  /** Every {@code n}-th image, the first included, is for validation. */
  public static Split every(int n, int size) {
    return new Split(
        IntStream.range(0, size).filter(index -> index % n != 0).boxed().toList(),
        IntStream.range(0, size).filter(index -> index % n == 0).boxed().toList());
  }

  /**
   * Whole groups, so that images of one group never lie on both sides. The seed and the name of a
   * group tell its turn, so another order of the images, or more of them, changes little. Groups
   * are taken for validation while they bring it nearer to its share.
   *
   * @param groups such as the rows of tiles, or the patients
   * @param strata of each the share is taken, such as kinds of microscope; a group is of the
   *     stratum of its first image
   * @param share of the images for validation, above 0 and below 1
   * @throws DataSetException when there are fewer than two groups, or an image is of none
   */
  public static Split byGroup(
      LabelledImages images, ImageGroups groups, ImageGroups strata, double share, long seed) {
    if (!(share > 0 && share < 1)) {
      throw new DataSetException(
          "a share of %s for validation: expected above 0 and below 1".formatted(share));
    }
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    for (int index = 0; index < images.size(); index++) {
      members.computeIfAbsent(groups.of(images.entry(index)), key -> new ArrayList<>()).add(index);
    }
    if (members.size() < 2) {
      throw new DataSetException(
          "%d images in %d group: a split takes at least 2; group by something else"
              .formatted(images.size(), members.size()));
    }
    Map<String, List<List<Integer>>> byStratum = new TreeMap<>();
    members.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, ?> group) -> turn(group.getKey(), seed))
                .thenComparing(Map.Entry::getKey))
        .forEach(
            group ->
                byStratum
                    .computeIfAbsent(
                        strata.of(images.entry(group.getValue().get(0))), key -> new ArrayList<>())
                    .add(group.getValue()));
    BitSet validation = new BitSet();
    byStratum.values().forEach(stratum -> take(stratum, share, validation));
    if (validation.isEmpty()) {
      byStratum.values().iterator().next().get(0).forEach(validation::set);
    } else if (validation.cardinality() == images.size()) {
      byStratum.values().iterator().next().get(0).forEach(validation::clear);
    }
    return new Split(
        IntStream.range(0, images.size()).filter(index -> !validation.get(index)).boxed().toList(),
        validation.stream().boxed().toList());
  }

  /** The images to learn from. */
  public LabelledImages training(LabelledImages images) {
    return images.pick(training.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The images to choose or measure by. */
  public LabelledImages validation(LabelledImages images) {
    return images.pick(validation.stream().mapToInt(Integer::intValue).toArray());
  }

  private static void take(List<List<Integer>> groups, double share, BitSet validation) {
    double wanted = share * groups.stream().mapToInt(List::size).sum();
    for (List<Integer> group : groups) {
      if (group.size() < 2 * wanted) {
        group.forEach(validation::set);
        wanted -= group.size();
      }
    }
  }

  /** FNV-1a over the name, mixed with the seed by SplittableRandom. */
  private static long turn(String group, long seed) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < group.length(); i++) {
      hash = (hash ^ group.charAt(i)) * 0x100000001B3L;
    }
    return new SplittableRandom(hash + seed * 0x9E3779B97F4A7C15L).nextLong();
  }
}
