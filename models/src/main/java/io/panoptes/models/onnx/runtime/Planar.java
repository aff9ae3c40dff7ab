package io.panoptes.models.onnx.runtime;

import java.nio.FloatBuffer;

/** Between planes of channels, {@code [batch, channels, pixels]}, and what a model has. */
final class Planar {

  private Planar() {}

  static void write(
      float[] planes, int batch, int channels, OnnxBinding.Layout layout, FloatBuffer to) {
    to.rewind();
    if (layout == OnnxBinding.Layout.NCHW) {
      to.put(planes);
      return;
    }
    int pixels = planes.length / (batch * channels);
    for (int image = 0; image < batch; image++) {
      for (int channel = 0; channel < channels; channel++) {
        int from = (image * channels + channel) * pixels;
        int at = image * channels * pixels + channel;
        for (int pixel = 0; pixel < pixels; pixel++) {
          to.put(at + pixel * channels, planes[from + pixel]);
        }
      }
    }
  }

  static void read(
      FloatBuffer from, int batch, int channels, OnnxBinding.Layout layout, float[] planes) {
    from.rewind();
    if (layout == OnnxBinding.Layout.NCHW) {
      from.get(planes);
      return;
    }
    int pixels = planes.length / (batch * channels);
    for (int image = 0; image < batch; image++) {
      for (int channel = 0; channel < channels; channel++) {
        int to = (image * channels + channel) * pixels;
        int at = image * channels * pixels + channel;
        for (int pixel = 0; pixel < pixels; pixel++) {
          planes[to + pixel] = from.get(at + pixel * channels);
        }
      }
    }
  }

  /** Logits of one channel to probabilities, in place. */
  static void sigmoid(float[] values) {
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) (1 / (1 + Math.exp(-values[at])));
    }
  }
}
