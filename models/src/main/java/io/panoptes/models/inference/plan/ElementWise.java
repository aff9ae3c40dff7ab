package io.panoptes.models.inference.plan;

import java.util.List;

/** Two or more values of one shape to one, element by element. */
record ElementWise(Kind kind) implements Operation {

  private static final int TILE = 4096;

  enum Kind {
    ADD,
    SUBTRACT,
    PRODUCT,
    AVERAGE,
    MAX
  }

  @Override
  public boolean inPlace() {
    return true;
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    for (Shape input : inputs) {
      if (!input.equals(inputs.get(0))) {
        throw new IllegalArgumentException(
            "%s and %s are not of one shape".formatted(inputs.get(0), input));
      }
    }
    return inputs.get(0);
  }

  @Override
  public Step step(List<Tensor> inputs, Tensor output, Weights weights) {
    float[] sum = new float[TILE];
    float[] other = new float[TILE];
    return () -> {
      for (int at = 0; at < output.length(); at += TILE) {
        int count = Math.min(TILE, output.length() - at);
        inputs.get(0).floats().get(at, sum, 0, count);
        for (Tensor input : inputs.subList(1, inputs.size())) {
          input.floats().get(at, other, 0, count);
          combine(sum, other, count);
        }
        if (kind == Kind.AVERAGE) {
          scale(sum, 1f / inputs.size(), count);
        }
        output.floats().put(at, sum, 0, count);
      }
    };
  }

  private void combine(float[] into, float[] with, int count) {
    switch (kind) {
      case ADD, AVERAGE -> {
        for (int at = 0; at < count; at++) {
          into[at] += with[at];
        }
      }
      case SUBTRACT -> {
        for (int at = 0; at < count; at++) {
          into[at] -= with[at];
        }
      }
      case PRODUCT -> {
        for (int at = 0; at < count; at++) {
          into[at] *= with[at];
        }
      }
      case MAX -> {
        for (int at = 0; at < count; at++) {
          into[at] = Math.max(into[at], with[at]);
        }
      }
    }
  }

  private static void scale(float[] values, float factor, int count) {
    for (int at = 0; at < count; at++) {
      values[at] *= factor;
    }
  }
}
