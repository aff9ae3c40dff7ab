package io.panoptes.models.inference.plan;

import java.util.Arrays;
import java.util.List;

/** Each channel of an image to one value. */
record GlobalPooling(Kind kind) implements Operation {

  enum Kind {
    AVERAGE,
    SUM,
    MAX
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return new Shape(1, 1, inputs.get(0).channels());
  }

  @Override
  public Step step(List<Tensor> inputs, Tensor output, Weights weights) {
    Tensor input = inputs.get(0);
    int channels = input.shape().channels();
    int height = input.shape().height();
    float[] row = new float[input.shape().row()];
    float[] values = new float[channels];
    double[] pooled = new double[channels];
    return () -> {
      for (int image = 0; image < input.batch(); image++) {
        Arrays.fill(pooled, kind == Kind.MAX ? Double.NEGATIVE_INFINITY : 0);
        for (int y = 0; y < height; y++) {
          input.floats().get((image * height + y) * row.length, row);
          add(row, pooled);
        }
        double share = kind == Kind.AVERAGE ? 1.0 / (height * input.shape().width()) : 1;
        for (int channel = 0; channel < channels; channel++) {
          values[channel] = (float) (pooled[channel] * share);
        }
        output.floats().put(image * channels, values);
      }
    };
  }

  private void add(float[] row, double[] pooled) {
    for (int at = 0; at < row.length; at++) {
      int channel = at % pooled.length;
      pooled[channel] =
          kind == Kind.MAX ? Math.max(pooled[channel], row[at]) : pooled[channel] + row[at];
    }
  }
}
