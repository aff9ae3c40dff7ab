package io.panoptes.models.merge;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.SemanticMap;
import java.util.ArrayList;
import java.util.List;

/** panopticapi's combine script, straight from its rules: whole-image flags, a pixel at a time. */
final class SlowHeuristicMerge {

  /** Ids by pixel, and the category of each id from 1 on. */
  record Result(int[] ids, List<Integer> categories) {}

  private SlowHeuristicMerge() {}

  static Result merge(
      LabelMap labelMap,
      SemanticMap semantic,
      List<InstanceMask> instances,
      double confidenceThreshold,
      double overlapThreshold,
      long stuffAreaLimit) {
    int pixels = semantic.labels().length;
    int[] ids = new int[pixels];
    List<Integer> categories = new ArrayList<>();
    boolean[] used = new boolean[pixels];
    for (InstanceMask instance : sorted(instances)) {
      boolean[] mask = flags(instance, semantic.width(), pixels);
      int area = 0;
      int intersect = 0;
      for (int i = 0; i < pixels; i++) {
        area += mask[i] ? 1 : 0;
        intersect += mask[i] && used[i] ? 1 : 0;
      }
      if (instance.score() < confidenceThreshold
          || area == 0
          || (double) intersect / area > overlapThreshold) {
        continue;
      }
      categories.add(instance.categoryId());
      for (int i = 0; i < pixels; i++) {
        if (mask[i]) {
          used[i] = true;
          ids[i] = ids[i] == 0 ? categories.size() : ids[i];
        }
      }
    }
    for (int label = 0; label < labelMap.size(); label++) {
      Category category = labelMap.byLabel(label);
      List<Integer> left = new ArrayList<>();
      for (int i = 0; i < pixels; i++) {
        if (!category.isThing() && ids[i] == 0 && semantic.labels()[i] == label) {
          left.add(i);
        }
      }
      if (!left.isEmpty() && left.size() >= stuffAreaLimit) {
        categories.add(category.id());
        left.forEach(i -> ids[i] = categories.size());
      }
    }
    return new Result(ids, categories);
  }

  /** Inserts each behind all that are not worse. */
  private static List<InstanceMask> sorted(List<InstanceMask> instances) {
    List<InstanceMask> sorted = new ArrayList<>();
    for (InstanceMask instance : instances) {
      int place = 0;
      while (place < sorted.size() && sorted.get(place).score() >= instance.score()) {
        place++;
      }
      sorted.add(place, instance);
    }
    return sorted;
  }

  private static boolean[] flags(InstanceMask instance, int width, int pixels) {
    boolean[] flags = new boolean[pixels];
    for (int i = 0; i < pixels; i++) {
      flags[i] = instance.mask().contains(i % width, i / width);
    }
    return flags;
  }
}
