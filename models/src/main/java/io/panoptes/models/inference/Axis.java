package io.panoptes.models.inference;

/**
 * Which two values of a line each value of a longer or shorter one lies between: bilinear
 * resampling along one side, pixel centres at .5, edges repeated (align_corners = false).
 *
 * @param before the nearer one to the beginning
 * @param after the next, or the same at the end
 * @param share of {@code after}, 0 to 1
 */
record Axis(int[] before, int[] after, float[] share) {

  static Axis of(int from, int to) {
    int[] before = new int[to];
    int[] after = new int[to];
    float[] share = new float[to];
    double step = (double) from / to;
    for (int at = 0; at < to; at++) {
      double place = Math.max(0, Math.min(from - 1.0, (at + .5) * step - .5));
      before[at] = (int) place;
      after[at] = Math.min(from - 1, before[at] + 1);
      share[at] = (float) (place - before[at]);
    }
    return new Axis(before, after, share);
  }

  /**
   * Resamples one line.
   *
   * @param start of the line in {@code line}
   * @param to where the resampled one begins in {@code resampled}
   */
  void resample(float[] line, int start, float[] resampled, int to) {
    for (int at = 0; at < share.length; at++) {
      resampled[to + at] = mix(line[start + before[at]], line[start + after[at]], share[at]);
    }
  }

  static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }
}
