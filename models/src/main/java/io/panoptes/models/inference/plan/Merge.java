package io.panoptes.models.inference.plan;

import java.util.Arrays;
import java.util.List;

/**
 * Channels side by side, each input first enlarged by repeating its pixels (nearest): one input is
 * an upsampling, several are a concatenation into which they are upsampled. Written row by row, as
 * ND4J's own operations take about five times as long.
 *
 * @param upsampling of each input, at least 1 each
 */
record Merge(List<Factor> upsampling) implements Operation {

  record Factor(int height, int width) {

    static final Factor NONE = new Factor(1, 1);
  }

  Merge {
    upsampling = List.copyOf(upsampling);
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shape first = enlarged(inputs.get(0), upsampling.get(0));
    int channels = 0;
    for (int at = 0; at < inputs.size(); at++) {
      Shape shape = enlarged(inputs.get(at), upsampling.get(at));
      if (shape.height() != first.height() || shape.width() != first.width()) {
        throw new IllegalArgumentException(
            "%s and %s are not of one size: sides of the input must be multiples of the graph's stride"
                .formatted(first, shape));
      }
      channels += shape.channels();
    }
    return first.withChannels(channels);
  }

  private static Shape enlarged(Shape shape, Factor factor) {
    return new Shape(
        shape.height() * factor.height(), shape.width() * factor.width(), shape.channels());
  }

  @Override
  public Step step(List<Tensor> inputs, Tensor output, Weights weights) {
    float[] merged = new float[output.shape().row()];
    Part[] parts = new Part[inputs.size()];
    int channel = 0;
    for (int at = 0; at < parts.length; at++) {
      Tensor input = inputs.get(at);
      parts[at] = new Part(input, upsampling.get(at), channel, new float[input.shape().row()]);
      channel += input.shape().channels();
    }
    int channels = channel;
    return () -> {
      Arrays.stream(parts).forEach(Part::restart);
      for (int row = 0; row < output.rows(); row++) {
        for (Part part : parts) {
          part.write(row, merged, channels);
        }
        output.floats().put(row * merged.length, merged);
      }
    };
  }

  /** One input; rows that repeat one above are in the merged row already. */
  private static final class Part {

    private final Tensor input;
    private final Factor factor;
    private final int channel;
    private final float[] row;
    private int current;

    Part(Tensor input, Factor factor, int channel, float[] row) {
      this.input = input;
      this.factor = factor;
      this.channel = channel;
      this.row = row;
    }

    void restart() {
      current = -1;
    }

    void write(int outputRow, float[] merged, int stride) {
      int from = outputRow / factor.height();
      if (from == current) {
        return;
      }
      current = from;
      input.floats().get(from * row.length, row);
      int count = input.shape().channels();
      int to = channel;
      for (int pixel = 0; pixel < row.length; pixel += count) {
        for (int repeat = 0; repeat < factor.width(); repeat++) {
          System.arraycopy(row, pixel, merged, to, count);
          to += stride;
        }
      }
    }
  }
}
