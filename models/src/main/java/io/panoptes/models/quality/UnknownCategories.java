package io.panoptes.models.quality;

/** What becomes of segments whose category the label map does not have. */
public enum UnknownCategories {
  /** The image is refused, as panopticapi does for predictions. */
  REFUSED,
  /**
   * The segments of the truth become void, those of the prediction are refused: torchmetrics'
   * {@code PanopticQuality} with its defaults.
   */
  VOID_IN_TRUTH,
  /**
   * They become void on both sides: torchmetrics with {@code allow_unknown_preds_category=True}.
   */
  VOID
}
