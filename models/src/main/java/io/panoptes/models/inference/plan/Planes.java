package io.panoptes.models.inference.plan;

/** Between pixels, as plans hold them, and planes of channels, as engines take and give them. */
final class Planes {

  private Planes() {}

  /**
   * @param planes {@code [image, channel, height, width]}
   * @param start of the first image in {@code planes}
   */
  static void read(float[] planes, int start, Tensor tensor) {
    int width = tensor.shape().width();
    int height = tensor.shape().height();
    int channels = tensor.shape().channels();
    float[] row = new float[tensor.shape().row()];
    for (int y = 0; y < tensor.rows(); y++) {
      int from = start + (y / height * channels * height + y % height) * width;
      for (int channel = 0; channel < channels; channel++) {
        int plane = from + channel * height * width;
        for (int x = 0; x < width; x++) {
          row[x * channels + channel] = planes[plane + x];
        }
      }
      tensor.floats().put(y * row.length, row);
    }
  }

  /** Likewise in the other direction. */
  static void write(Tensor tensor, float[] planes, int start) {
    int width = tensor.shape().width();
    int height = tensor.shape().height();
    int channels = tensor.shape().channels();
    if (channels == 1) {
      tensor.floats().get(0, planes, start, tensor.length());
      return;
    }
    float[] row = new float[tensor.shape().row()];
    for (int y = 0; y < tensor.rows(); y++) {
      tensor.floats().get(y * row.length, row);
      int to = start + (y / height * channels * height + y % height) * width;
      for (int channel = 0; channel < channels; channel++) {
        int plane = to + channel * height * width;
        for (int x = 0; x < width; x++) {
          planes[plane + x] = row[x * channels + channel];
        }
      }
    }
  }
}
