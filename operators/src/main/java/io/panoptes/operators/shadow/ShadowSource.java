package io.panoptes.operators.shadow;

import io.panoptes.operators.serving.Shadow;
import java.io.Serializable;

/** Where a subtask gets candidates from. */
@FunctionalInterface
public interface ShadowSource extends Serializable {

  /**
   * Loads a candidate and tries it with its own test images. May take seconds.
   *
   * @throws RuntimeException when it did not stand that
   */
  ShadowLease open(Shadow shadow);
}
