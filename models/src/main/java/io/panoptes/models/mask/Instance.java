package io.panoptes.models.mask;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.util.List;

/**
 * One object of one image, true or predicted; objects of an image may overlap.
 *
 * @param id in its file or map; COCO's results, which have none, count from 1
 * @param categoryId the category's id (not its label)
 * @param area what size ranges go by, 0 or more: COCO's truth tells the area of the polygon, which
 *     may differ from the pixels of the mask
 * @param isCrowd whether it stands for a group of objects nobody told apart; only in ground truth
 * @param score 0 to 1; 1 in ground truth
 */
public record Instance(
    long id, int categoryId, RunLengths mask, double area, boolean isCrowd, double score) {

  public Instance {
    requireNonNull(mask, "mask is null");
    if (!(area >= 0) || Double.isInfinite(area)) {
      throw new IllegalArgumentException(
          "area is %s: expected a number of pixels, 0 or more".formatted(area));
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score is %s: a score is 0 to 1".formatted(score));
    }
  }

  /** An object of ground truth whose area is its pixels. */
  public static Instance truth(long id, int categoryId, RunLengths mask) {
    return new Instance(id, categoryId, mask, mask.area(), false, 1);
  }

  /** A predicted object whose area is its pixels. */
  public static Instance predicted(long id, int categoryId, RunLengths mask, double score) {
    return new Instance(id, categoryId, mask, mask.area(), false, score);
  }

  /** The things of a map, in its order, with the ids of their segments. */
  public static List<Instance> things(PanopticMap map) {
    return map.segments().stream()
        .filter(Segment::isThing)
        .map(
            segment ->
                new Instance(
                    segment.id(),
                    segment.categoryId(),
                    RunLengths.of(map, segment),
                    segment.area(),
                    segment.isCrowd(),
                    segment.score()))
        .toList();
  }
}
