package io.panoptes.models.inference.plan;

import java.util.List;

/** One scale and one shift for all values. */
record Affine(float scale, float shift) implements Operation {

  private static final int TILE = 4096;

  @Override
  public boolean inPlace() {
    return true;
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public Step step(List<Tensor> inputs, Tensor output, Weights weights) {
    float[] tile = new float[TILE];
    return () -> {
      for (int at = 0; at < output.length(); at += TILE) {
        int count = Math.min(TILE, output.length() - at);
        inputs.get(0).floats().get(at, tile, 0, count);
        for (int i = 0; i < count; i++) {
          tile[i] = tile[i] * scale + shift;
        }
        output.floats().put(at, tile, 0, count);
      }
    };
  }
}
