package io.panoptes.models.inference.plan;

import java.util.List;

/** A scale and a shift of each channel: batch-norm that no convolution precedes. */
record ScaleShift(float[] scale, float[] shift) implements Operation {

  @Override
  public boolean inPlace() {
    return true;
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    if (inputs.get(0).channels() != scale.length) {
      throw new IllegalArgumentException(
          "%d channels come in, and there are scales for %d"
              .formatted(inputs.get(0).channels(), scale.length));
    }
    return inputs.get(0);
  }

  @Override
  public Step step(List<Tensor> inputs, Tensor output, Weights weights) {
    Tensor input = inputs.get(0);
    float[] row = new float[output.shape().row()];
    float[] scales = repeated(scale, row.length);
    float[] shifts = repeated(shift, row.length);
    return () -> {
      for (int at = 0; at < output.length(); at += row.length) {
        input.floats().get(at, row);
        for (int x = 0; x < row.length; x++) {
          row[x] = row[x] * scales[x] + shifts[x];
        }
        output.floats().put(at, row);
      }
    };
  }

  private static float[] repeated(float[] values, int length) {
    float[] repeated = new float[length];
    for (int at = 0; at < length; at++) {
      repeated[at] = values[at % values.length];
    }
    return repeated;
  }
}
