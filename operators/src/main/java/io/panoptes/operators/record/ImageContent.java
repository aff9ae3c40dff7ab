package io.panoptes.operators.record;

/** Where the encoded image of an {@link ImageRecord} is. */
public sealed interface ImageContent {

  /** The encoded image itself. */
  record Inline(byte[] bytes) implements ImageContent {}

  /** The address of the encoded image, unchecked. */
  record Reference(String uri) implements ImageContent {}
}
