package io.panoptes.models.inference.plan;

import java.util.Arrays;
import java.util.List;

/** Zeros added around an image, or, where negative, pixels cut off. */
record Margins(int top, int bottom, int left, int right) implements Operation {

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape input = inputs.get(0);
    return new Shape(input.height() + top + bottom, input.width() + left + right, input.channels());
  }

  @Override
  public Step step(List<Tensor> inputs, Tensor output, Weights weights) {
    Tensor input = inputs.get(0);
    int channels = input.shape().channels();
    float[] from = new float[input.shape().row()];
    float[] to = new float[output.shape().row()];
    int start = Math.max(0, -left) * channels;
    int length = from.length - start - Math.max(0, -right) * channels;
    return () -> {
      for (int row = 0; row < output.rows(); row++) {
        int image = row / output.shape().height();
        int source = row % output.shape().height() - top;
        if (source < 0 || source >= input.shape().height()) {
          Arrays.fill(to, 0);
        } else {
          input.floats().get((image * input.shape().height() + source) * from.length, from);
          System.arraycopy(from, start, to, Math.max(0, left) * channels, length);
        }
        output.floats().put(row * to.length, to);
      }
    };
  }
}
