package io.panoptes.models.inference;

/** Size of a network's input in pixels; images padded to the same one can share a batch. */
public record InputSize(int width, int height) {

  public InputSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "an input of %d x %d pixels: each side must be at least 1".formatted(width, height));
    }
  }

  public long pixels() {
    return (long) width * height;
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
