package io.panoptes.models.quality;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * COCO's twelve figures of instances in the order of pycocotools, each 0 to 1, or empty (its -1)
 * when no true object is in the range.
 *
 * @param ap mean precision over 101 recalls and the IoU thresholds .5 to .95, at most 100 objects
 *     an image and category
 * @param ap50 at IoU .5 alone
 * @param ap75 at IoU .75 alone
 * @param apSmall {@code ap} of {@link AreaRange#SMALL}; likewise medium and large
 * @param ar1 mean over the thresholds of the largest recall that the best object of each image and
 *     category gives
 * @param ar10 with the best 10
 * @param ar100 with the best 100
 * @param arSmall {@code ar100} of {@link AreaRange#SMALL}; likewise medium and large
 */
public record InstanceQuality(
    OptionalDouble ap,
    OptionalDouble ap50,
    OptionalDouble ap75,
    OptionalDouble apSmall,
    OptionalDouble apMedium,
    OptionalDouble apLarge,
    OptionalDouble ar1,
    OptionalDouble ar10,
    OptionalDouble ar100,
    OptionalDouble arSmall,
    OptionalDouble arMedium,
    OptionalDouble arLarge) {

  /** The twelve in the order of the fields, which is that of pycocotools' {@code stats}. */
  public List<OptionalDouble> figures() {
    return List.of(
        ap, ap50, ap75, apSmall, apMedium, apLarge, ar1, ar10, ar100, arSmall, arMedium, arLarge);
  }

  static InstanceQuality of(List<OptionalDouble> all) {
    return new InstanceQuality(
        all.get(0),
        all.get(1),
        all.get(2),
        all.get(3),
        all.get(4),
        all.get(5),
        all.get(6),
        all.get(7),
        all.get(8),
        all.get(9),
        all.get(10),
        all.get(11));
  }

  /** Each figure's mean over the categories that have it. */
  static InstanceQuality mean(Collection<InstanceQuality> categories) {
    return of(
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    categories.stream()
                        .map(category -> category.figures().get(i))
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .average())
            .toList());
  }
}
