package io.panoptes.models.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.mask.Instance;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * COCO's mask AP and AR, equal to pycocotools' {@code COCOeval} with its default parameters, in two
 * steps: the matches of one image, in any order and on any thread, and a summary of all of them
 * (Lin et al. 2014, "Microsoft COCO"). AP has no statistics that add up: keep the matches of the
 * images, never average the AP of images or windows. Equal scores of different images rank in the
 * order of the images' ids: numbers by value, then text.
 *
 * <p>A match needs an IoU of the threshold or more. A crowd matches any number of predictions by
 * the share of each that it covers; these count neither as found nor as wrong, and so do, in a
 * range of areas, matches of objects outside of it and unmatched predictions outside of it.
 *
 * <p>Two differences, both where pycocotools is known to err: a true object of id 0 can be matched,
 * and the area of a result is that of its mask also when the file gives a box (detectron2 takes the
 * boxes out of its results to get the same). Thread-safe.
 */
public final class AveragePrecision {

  private AveragePrecision() {}

  /**
   * Compares the objects of one image with the true ones; predictions' areas are those of their
   * {@link Instance#area}.
   *
   * @param truths in the order of their file, which decides between equal IoUs
   * @param predictions likewise, which decides between equal scores; an image without any must be
   *     evaluated too
   * @throws IllegalArgumentException when masks of one category differ in size
   */
  public static InstanceMatches evaluate(
      String imageId, List<Instance> truths, List<Instance> predictions) {
    List<InstanceTraits> real =
        IntStream.range(0, truths.size())
            .mapToObj(i -> InstanceTraits.of(i, truths.get(i)))
            .toList();
    List<InstanceTraits> predicted =
        IntStream.range(0, predictions.size())
            .mapToObj(i -> InstanceTraits.of(i, predictions.get(i)))
            .toList();
    return evaluate(imageId, real, predicted, new MaskOverlap(truths, predictions));
  }

  /**
   * Compares the things of two maps, in the order of their segments; stuff and void play no part.
   *
   * @throws IllegalArgumentException when the sizes differ, or an id of the pixels is not among the
   *     segments
   */
  public static InstanceMatches evaluate(
      String imageId, PanopticMap truth, PanopticMap prediction) {
    ThingOverlap overlap = ThingOverlap.of(truth, prediction);
    return evaluate(imageId, overlap.truths(), overlap.predictions(), overlap::iou);
  }

  /**
   * @param matches one an image, in any order
   * @throws IllegalArgumentException when an image occurs twice, or a category is not a thing of
   *     the label map
   */
  public static InstanceSummary summarise(LabelMap labelMap, Collection<InstanceMatches> matches) {
    List<InstanceMatches> images = new ArrayList<>(matches);
    images.sort((a, b) -> ImageIdOrder.INSTANCE.compare(a.imageId(), b.imageId()));
    check(labelMap, images);
    List<CategoryInstances> perCategory = new ArrayList<>();
    for (Category category : labelMap.categories()) {
      if (category.isThing()) {
        perCategory.add(new CategoryInstances(category, quality(category.id(), images)));
      }
    }
    return new InstanceSummary(
        InstanceQuality.mean(perCategory.stream().map(CategoryInstances::quality).toList()),
        perCategory);
  }

  private static InstanceMatches evaluate(
      String imageId,
      List<InstanceTraits> truths,
      List<InstanceTraits> predictions,
      InstanceMatching.Overlap overlap) {
    requireNonNull(imageId, "imageId is null");
    Map<Integer, List<InstanceTraits>> realOf = byCategory(truths);
    Map<Integer, List<InstanceTraits>> predictedOf = byCategory(predictions);
    TreeSet<Integer> categories = new TreeSet<>(realOf.keySet());
    categories.addAll(predictedOf.keySet());
    Map<Integer, CategoryMatches> matches = new HashMap<>();
    for (int category : categories) {
      matches.put(
          category,
          new InstanceMatching(
                  realOf.getOrDefault(category, List.of()),
                  predictedOf.getOrDefault(category, List.of()),
                  overlap)
              .matches());
    }
    return new InstanceMatches(imageId, matches);
  }

  private static Map<Integer, List<InstanceTraits>> byCategory(List<InstanceTraits> all) {
    Map<Integer, List<InstanceTraits>> lists = new HashMap<>();
    for (InstanceTraits one : all) {
      lists.computeIfAbsent(one.categoryId(), id -> new ArrayList<>()).add(one);
    }
    return lists;
  }

  private static void check(LabelMap labelMap, List<InstanceMatches> images) {
    for (int i = 0; i < images.size(); i++) {
      String id = images.get(i).imageId();
      if (i > 0 && id.equals(images.get(i - 1).imageId())) {
        throw new IllegalArgumentException("image %s occurs twice".formatted(id));
      }
      for (int category : images.get(i).categories()) {
        if (labelMap.byId(category).filter(Category::isThing).isEmpty()) {
          throw new IllegalArgumentException(
              "image %s: category %d is not a thing of the label map: %s"
                  .formatted(id, category, labelMap.categories()));
        }
      }
    }
  }

  private static InstanceQuality quality(int category, List<InstanceMatches> images) {
    List<CategoryMatches> matches =
        images.stream().map(image -> image.of(category)).filter(one -> one != null).toList();
    CategoryFigures figures = new CategoryFigures(matches);
    List<OptionalDouble> all = new ArrayList<>();
    all.add(figures.precision(AreaRange.ALL, 0, IouThresholds.COUNT));
    all.add(figures.precision(AreaRange.ALL, 0, 1));
    all.add(figures.precision(AreaRange.ALL, IouThresholds.AT_75, IouThresholds.AT_75 + 1));
    all.add(figures.precision(AreaRange.SMALL, 0, IouThresholds.COUNT));
    all.add(figures.precision(AreaRange.MEDIUM, 0, IouThresholds.COUNT));
    all.add(figures.precision(AreaRange.LARGE, 0, IouThresholds.COUNT));
    all.add(figures.recall(AreaRange.ALL, 1));
    all.add(figures.recall(AreaRange.ALL, 10));
    all.add(figures.recall(AreaRange.ALL, 100));
    all.add(figures.recall(AreaRange.SMALL, 100));
    all.add(figures.recall(AreaRange.MEDIUM, 100));
    all.add(figures.recall(AreaRange.LARGE, 100));
    return InstanceQuality.of(all);
  }
}
