package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.dataset.ImageEntry;
import io.panoptes.models.dataset.LabelledImage;
import io.panoptes.models.dataset.LabelledImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Which image a crop is cut from. Of a few images a large one rather than a small one: it has more
 * in it to be learnt from. Where images come in groups, a group is drawn first, in proportion to
 * the square root of its images, so that a rare group is seen more often than it occurs.
 */
final class Draws {

  private static final int CANDIDATES = 4;

  private final LabelledImages images;
  private final List<List<Integer>> groups;
  private final double sum;

  /**
   * @param balance attribute of the images that tells their group; empty for one group. Images
   *     without it are a group of their own.
   */
  Draws(LabelledImages images, Optional<String> balance) {
    this.images = requireNonNull(images, "images is null");
    Map<String, List<Integer>> found = new TreeMap<>();
    for (int index = 0; index < images.size(); index++) {
      Map<String, String> attributes = images.entry(index).attributes();
      String group = balance.map(key -> attributes.getOrDefault(key, "")).orElse("");
      found.computeIfAbsent(group, key -> new ArrayList<>()).add(index);
    }
    groups = List.copyOf(found.values());
    sum = groups.stream().mapToDouble(Draws::weight).sum();
  }

  LabelledImage next(SplittableRandom random) {
    List<Integer> group = group(random.nextDouble() * sum);
    int drawn = group.get(random.nextInt(group.size()));
    double sides = side(drawn);
    for (int candidate = 1; candidate < CANDIDATES; candidate++) {
      int other = group.get(random.nextInt(group.size()));
      sides += side(other);
      if (random.nextDouble() * sides < side(other)) {
        drawn = other;
      }
    }
    return images.get(drawn);
  }

  private List<Integer> group(double place) {
    double left = place;
    for (List<Integer> group : groups) {
      left -= weight(group);
      if (left < 0) {
        return group;
      }
    }
    return groups.get(groups.size() - 1);
  }

  private static double weight(List<Integer> group) {
    return Math.sqrt(group.size());
  }

  /** Of the square that is as large as the image; decodes nothing. */
  private double side(int index) {
    ImageEntry entry = images.entry(index);
    return Math.sqrt((double) entry.width() * entry.height());
  }
}
