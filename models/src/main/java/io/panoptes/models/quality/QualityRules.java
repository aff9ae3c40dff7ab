package io.panoptes.models.quality;

import static java.util.Objects.requireNonNull;

/**
 * Where the public tools that compute PQ differ.
 *
 * @param crowds which crowds of its category excuse an unmatched prediction
 * @param unknown what becomes of categories that the label map does not have; without effect where
 *     no label map is given
 * @param predictedVoid what pixels count for that the prediction leaves void
 */
public record QualityRules(
    CrowdRule crowds, UnknownCategories unknown, PredictedVoid predictedVoid) {

  /** The figures of panopticapi, and so of COCO's and Cityscapes' tables: the default. */
  public static final QualityRules PANOPTICAPI =
      new QualityRules(CrowdRule.LAST, UnknownCategories.REFUSED, PredictedVoid.MISSED);

  /** panopticapi's, but each crowd of a category excuses, as Kirillov et al. 2019 describe. */
  public static final QualityRules ALL_CROWDS = PANOPTICAPI.with(CrowdRule.ALL);

  /**
   * The figures of torchmetrics' {@code PanopticQuality} with its defaults, on maps that have no
   * crowd (torchmetrics knows none) and at most one segment of each stuff category (torchmetrics
   * makes one of several).
   */
  public static final QualityRules TORCHMETRICS =
      new QualityRules(CrowdRule.LAST, UnknownCategories.VOID_IN_TRUTH, PredictedVoid.IGNORED);

  /** {@link #TORCHMETRICS} with {@code allow_unknown_preds_category=True}. */
  public static final QualityRules TORCHMETRICS_ALLOW_UNKNOWN =
      new QualityRules(CrowdRule.LAST, UnknownCategories.VOID, PredictedVoid.IGNORED);

  public QualityRules {
    requireNonNull(crowds, "crowds is null");
    requireNonNull(unknown, "unknown is null");
    requireNonNull(predictedVoid, "predictedVoid is null");
  }

  /** These rules with another one for crowds. */
  public QualityRules with(CrowdRule other) {
    return new QualityRules(other, unknown, predictedVoid);
  }
}
