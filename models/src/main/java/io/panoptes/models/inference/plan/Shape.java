package io.panoptes.models.inference.plan;

/** What one image is at one place of a graph. */
record Shape(int height, int width, int channels) {

  Shape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "%d x %d pixels of %d channels: each must be at least 1; the input is too small for the graph"
              .formatted(width, height, channels));
    }
  }

  long floats() {
    return (long) height * width * channels;
  }

  int row() {
    return width * channels;
  }

  Shape withChannels(int count) {
    return new Shape(height, width, count);
  }

  @Override
  public String toString() {
    return "%dx%dx%d".formatted(height, width, channels);
  }
}
