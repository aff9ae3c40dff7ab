package io.panoptes.models.inference.plan;

import java.util.List;

/** Some neighbouring channels of a value. */
record Channels(int first, int count) implements Operation {

  @Override
  public Shape shape(List<Shape> inputs) {
    if (first + count > inputs.get(0).channels()) {
      throw new IllegalArgumentException(
          "channels %d to %d of %d".formatted(first, first + count - 1, inputs.get(0).channels()));
    }
    return inputs.get(0).withChannels(count);
  }

  @Override
  public Step step(List<Tensor> inputs, Tensor output, Weights weights) {
    Tensor input = inputs.get(0);
    int channels = input.shape().channels();
    float[] from = new float[input.shape().row()];
    float[] to = new float[output.shape().row()];
    return () -> {
      for (int row = 0; row < output.rows(); row++) {
        input.floats().get(row * from.length, from);
        for (int pixel = 0; pixel < output.shape().width(); pixel++) {
          System.arraycopy(from, pixel * channels + first, to, pixel * count, count);
        }
        output.floats().put(row * to.length, to);
      }
    };
  }
}
