package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What pixels count in the losses of the heads. Void and crowd count nothing.
 *
 * @param boundaries of the semantic head, where things meet
 * @param categories of the semantic head, by name; 1 for one that is not named
 * @param centre of the mean squared error of the heat against the semantic head
 * @param offset of the offsets' error (in {@link io.panoptes.models.network.Head#OFFSET_UNIT})
 *     against the same, on things
 */
public record PixelWeights(
    BoundaryWeights boundaries, Map<String, Float> categories, float centre, float offset) {

  public static final PixelWeights DEFAULT =
      new PixelWeights(new BoundaryWeights.Touching(3, 2), Map.of(), 20, .5f);

  public PixelWeights {
    requireNonNull(boundaries, "boundaries is null");
    SortedMap<String, Float> sorted = new TreeMap<>(categories);
    categories = Collections.unmodifiableSortedMap(sorted);
    sorted.forEach((name, weight) -> require("category " + name, weight));
    require("heat of centres", centre);
    require("offsets", offset);
  }

  private static void require(String what, float weight) {
    if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a weight of %s for %s: 0 or more".formatted(weight, what));
    }
  }

  /**
   * Of each label.
   *
   * @throws IllegalArgumentException when a category is named that is not there
   */
  float[] ofLabels(LabelMap labelMap) {
    float[] weights = new float[labelMap.size()];
    Map<String, Float> left = new TreeMap<>(categories);
    for (int label = 0; label < weights.length; label++) {
      Float weight = left.remove(labelMap.byLabel(label).name());
      weights[label] = weight == null ? 1 : weight;
    }
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "weights for categories %s: the data has %s"
              .formatted(
                  left.keySet(), labelMap.categories().stream().map(Category::name).toList()));
    }
    return weights;
  }
}
