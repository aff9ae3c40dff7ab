package io.panoptes.models.inference.plan;

import java.util.List;

/** Pooling by a window, on oneDNN where it can. */
record Pooling(Kind kind, Window window, long extra) implements Operation {

  private static final long NHWC = 1;

  enum Kind {
    MAX("maxpool2d"),
    /** {@code extra}: 1 where padding counts as pixels. */
    AVERAGE("avgpool2d"),
    /** {@code extra}: the power. */
    POWER("pnormpool2d");

    private final String operation;

    Kind(String operation) {
      this.operation = operation;
    }
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return window.shrunk(inputs.get(0), inputs.get(0).channels());
  }

  @Override
  public Step step(List<Tensor> inputs, Tensor output, Weights weights) {
    return new NativeStep(
        kind.operation,
        List.of(inputs.get(0).array()),
        output.array(),
        window.arguments(extra, NHWC));
  }
}
