package io.panoptes.models.training;

import java.util.SplittableRandom;

/**
 * What makes crops harder to read, image and labels together. Each is off at 0, and then draws
 * nothing: crops of a seed stay what they are without it.
 *
 * @param blur largest standard deviation of a gaussian, in pixels of the crop, 0 to 10
 * @param cutOut largest side of a hole, as a share of the crop's, 0 to 1 (DeVries and Taylor 2017);
 *     what was there is as what lies outside of the image: 0, and counts nothing
 * @param paste share of the crops on which some things of another crop are laid, 0 to 1 (Ghiasi et
 *     al. 2021)
 */
public record Disturbances(float blur, float cutOut, float paste) {

  public static final Disturbances NONE = new Disturbances(0, 0, 0);

  public Disturbances {
    if (!(blur >= 0 && blur <= 10)
        || !(cutOut >= 0 && cutOut <= 1)
        || !(paste >= 0 && paste <= 1)) {
      throw new IllegalArgumentException(
          "crops disturbed by blur %s (0 to 10), holes %s (0 to 1), things of others %s (0 to 1)"
              .formatted(blur, cutOut, paste));
    }
  }

  /** Whether things of another crop are to be laid on this one. */
  boolean pastes(SplittableRandom random) {
    return paste > 0 && random.nextDouble() < paste;
  }

  /** Blurs planes of {@code size * size} in place. */
  void blur(float[] pixels, int size, SplittableRandom random) {
    if (blur == 0) {
      return;
    }
    float[] kernel = gaussian(random.nextDouble() * blur);
    float[] line = new float[size];
    for (int start = 0; start < pixels.length; start += size * size) {
      for (int at = 0; at < size; at++) {
        blurLine(pixels, start + at * size, 1, line, kernel);
      }
      for (int at = 0; at < size; at++) {
        blurLine(pixels, start + at, size, line, kernel);
      }
    }
  }

  /** Half of it, the middle first. */
  private static float[] gaussian(double sigma) {
    float[] half = new float[1 + (int) Math.ceil(3 * sigma)];
    double sum = 0;
    for (int at = 0; at < half.length; at++) {
      half[at] = sigma == 0 ? 1 : (float) Math.exp(-at * at / (2 * sigma * sigma));
      sum += at == 0 ? half[at] : 2 * half[at];
    }
    for (int at = 0; at < half.length; at++) {
      half[at] /= (float) sum;
    }
    return half;
  }

  /** What lies outside is as the last pixel. */
  private static void blurLine(
      float[] values, int start, int stride, float[] line, float[] kernel) {
    for (int at = 0; at < line.length; at++) {
      line[at] = values[start + at * stride];
    }
    for (int at = 0; at < line.length; at++) {
      float sum = line[at] * kernel[0];
      for (int away = 1; away < kernel.length; away++) {
        float before = line[Math.max(0, at - away)];
        float after = line[Math.min(line.length - 1, at + away)];
        sum += kernel[away] * (before + after);
      }
      values[start + at * stride] = sum;
    }
  }

  /** Cuts a hole into the ids of a crop: -1, as outside of the image. */
  void cutOut(int[] ids, int size, SplittableRandom random) {
    if (cutOut == 0) {
      return;
    }
    int side = (int) Math.round(random.nextDouble() * cutOut * size);
    int top = random.nextInt(size - side + 1);
    int left = random.nextInt(size - side + 1);
    for (int row = top; row < top + side; row++) {
      for (int column = left; column < left + side; column++) {
        ids[row * size + column] = -1;
      }
    }
  }
}
