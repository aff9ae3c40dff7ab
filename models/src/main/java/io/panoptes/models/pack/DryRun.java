package io.panoptes.models.pack;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.DenseNetwork;
import io.panoptes.models.inference.DensePrediction;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.merge.CentreOffsetMerge;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * One image through a pack that nobody has seen at work.
 *
 * @param shares of each category, in the order of the pack, void last
 * @param highestHeat of any pixel: things need some above the centre threshold
 */
public record DryRun(PanopticMap map, List<Share> shares, float highestHeat) {

  /**
   * What one category makes of the result.
   *
   * @param pixels 0 to 1
   */
  public record Share(String category, double pixels, int segments) {}

  public DryRun {
    requireNonNull(map, "map is null");
    shares = List.copyOf(shares);
  }

  /**
   * @throws PackException when a head gives values that are not finite
   */
  static DryRun of(Pack pack, RgbImage image) {
    try (DenseNetwork network = pack.dense(pack.engine(EngineKind.AUTO))) {
      DensePrediction dense = network.predict(List.of(image)).get(0);
      check(pack, "centre", dense.heat());
      check(pack, "offset", dense.offsetRows());
      check(pack, "offset", dense.offsetColumns());
      Prediction prediction = dense.group(pack.merge().grouping());
      PanopticMap map =
          new CentreOffsetMerge(pack.labelMap(), pack.merge())
              .merge(prediction.semantic(), prediction.instances());
      float highest = Float.NEGATIVE_INFINITY;
      for (float heat : dense.heat()) {
        highest = Math.max(highest, heat);
      }
      return new DryRun(map, shares(pack, map), highest);
    }
  }

  private static void check(Pack pack, String head, float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new PackException(
            "the networks of %s give %s as %s: finite values are expected, the weights are broken"
                .formatted(pack.name(), value, head));
      }
    }
  }

  private static List<Share> shares(Pack pack, PanopticMap map) {
    List<Share> shares = new ArrayList<>();
    double all = map.ids().length;
    double named = 0;
    for (Category category : pack.labelMap().categories()) {
      List<Segment> segments =
          map.segments().stream().filter(one -> one.categoryId() == category.id()).toList();
      double pixels = segments.stream().mapToLong(Segment::area).sum();
      named += pixels;
      shares.add(new Share(category.name(), pixels / all, segments.size()));
    }
    shares.add(new Share("void", (all - named) / all, 0));
    return shares;
  }
}
