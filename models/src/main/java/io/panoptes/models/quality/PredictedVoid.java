package io.panoptes.models.quality;

/** What the pixels count for that the prediction leaves void. */
public enum PredictedVoid {
  /** As missed: they stay in the union, and a true segment below them is missed (panopticapi). */
  MISSED,
  /**
   * As nothing: they leave the union, and an unmatched true segment of which they are more than one
   * half is not missed (torchmetrics).
   */
  IGNORED
}
