package io.panoptes.models.dataset;

import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.panoptic.PanopticMap;

/** What the values of masks mean. Thread-safe. */
@FunctionalInterface
interface MaskReader {

  /**
   * @throws ImageRejectedException when the bytes are not a whole PNG within the limits
   * @throws IllegalArgumentException when it is of another kind, or has a value of no meaning; the
   *     message names no file
   */
  PanopticMap read(byte[] png) throws ImageRejectedException;
}
