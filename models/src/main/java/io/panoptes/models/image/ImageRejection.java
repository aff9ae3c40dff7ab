package io.panoptes.models.image;

/** Why bytes did not become an image. */
public enum ImageRejection {
  /** There is no byte. */
  EMPTY,
  /** More bytes than {@link ImageLimits#maxBytes}. */
  TOO_LARGE,
  /** Neither JPEG nor PNG by content, or a kind of them that no decoder here knows. */
  UNSUPPORTED_FORMAT,
  /** More pixels than {@link ImageLimits#maxPixels}, by the header: nothing was decoded. */
  TOO_MANY_PIXELS,
  /** The bytes stop before the image does. */
  TRUNCATED,
  /** The bytes contradict themselves: a wrong check sum, a wrong length, garbage. */
  CORRUPT
}
