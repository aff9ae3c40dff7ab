package io.panoptes.operators.shadow;

import io.panoptes.operators.record.PanopticImage;

/** Who hands images in hears here what became of each; called on any thread, must not block. */
public interface ShadowListener {

  /** The candidate has found something. */
  void answered(PanopticImage result);

  /** There was no room for the image, or no capacity left, or the candidate was given up. */
  void passedOver();

  /**
   * The candidate has no result for the image.
   *
   * @param reason one line
   */
  void failed(String reason);
}
