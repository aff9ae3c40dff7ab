package io.panoptes.models.network;

/** How features are brought to twice the size. */
public enum Up {
  /** Each pixel four times. */
  NEAREST,
  /** A transposed convolution with the fixed weights of {@link BilinearKernel}, as FCN has it. */
  BILINEAR,
  /** A transposed convolution whose weights are learnt. */
  TRANSPOSED
}
