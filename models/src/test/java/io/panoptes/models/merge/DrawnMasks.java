package io.panoptes.models.merge;

import io.panoptes.models.mask.BitMask;
import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.SemanticMap;
import java.util.Arrays;

/** Hand-drawn inputs of one row of pixels. */
final class DrawnMasks {

  private DrawnMasks() {}

  /** An instance with the pixels that are drawn as x. */
  static InstanceMask of(int category, float score, String row) {
    return new InstanceMask(
        category,
        score,
        BitMask.of(new BoundingBox(0, 0, row.length(), 1), (x, y) -> row.charAt(x) == 'x'));
  }

  /** Labels by digit, '.' for none; the network is sure of each. */
  static SemanticMap semantic(String row) {
    byte[] labels = new byte[row.length()];
    byte[] confidence = new byte[labels.length];
    Arrays.fill(confidence, (byte) 255);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (row.charAt(i) == '.' ? SemanticMap.NO_LABEL : row.charAt(i) - '0');
    }
    return new SemanticMap(labels.length, 1, labels, confidence);
  }
}
