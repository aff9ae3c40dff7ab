package io.panoptes.models.training;

import io.panoptes.models.dataset.LabelledImage;
import io.panoptes.models.image.Normalisation.Scale;
import java.util.SplittableRandom;

/**
 * Random crops: turned, mirrored, scaled and with their contrast changed, image and labels by the
 * same transformation. All randomness comes from the generator given, so a seed repeats a crop.
 *
 * @param size side of the crop in pixels
 * @param minScale smallest magnification
 * @param maxScale largest magnification
 * @param upright keep the top at the top: only mirror left to right, and tilt by at most 6 degrees
 * @param contrast largest relative change of contrast, 0 to below 1
 * @param noise largest standard deviation of noise added to input values (0 to 1)
 */
public record Augmentation(
    int size, float minScale, float maxScale, boolean upright, float contrast, float noise) {

  private static final double MAX_TILT = Math.toRadians(6);

  public Augmentation {
    if (size < 1 || !(minScale > 0 && minScale <= maxScale)) {
      throw new IllegalArgumentException(
          "crops of %d pixels scaled by %s to %s: the size is at least 1 and 0 < min <= max"
              .formatted(size, minScale, maxScale));
    }
  }

  /**
   * A crop.
   *
   * @param pixels network input, {@code [3, size, size]}; 0 outside of the image
   * @param ids segment ids of the truth, {@code [size, size]}; -1 outside of the image
   */
  public record Crop(float[] pixels, int[] ids) {}

  public Crop crop(LabelledImage image, Scale scale, SplittableRandom random) {
    double angle =
        upright ? random.nextDouble(-MAX_TILT, MAX_TILT) : random.nextDouble(0, 2 * Math.PI);
    if (!upright && random.nextBoolean()) {
      angle = random.nextInt(4) * Math.PI / 2;
    }
    double step = 1 / Math.exp(random.nextDouble(Math.log(minScale), Math.log(maxScale) + 1e-9));
    double mirror = random.nextBoolean() ? -1 : 1;
    double xx = Math.cos(angle) * step * mirror;
    double xy = -Math.sin(angle) * step;
    double yx = Math.sin(angle) * step * mirror;
    double yy = Math.cos(angle) * step;
    double centreX = centre(image.image().width(), step, random);
    double centreY = centre(image.image().height(), step, random);
    float gain = (float) (1 + random.nextDouble(-1, 1) * contrast);
    float lift = (float) (random.nextDouble(-.5, .5) * contrast);
    double sigma = random.nextDouble() * noise;

    int width = image.image().width();
    int height = image.image().height();
    byte[] source = image.image().pixels();
    int[] labels = image.truth().ids();
    int plane = size * size;
    float[] pixels = new float[3 * plane];
    int[] ids = new int[plane];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        double u = column + .5 - size / 2.0;
        double v = row + .5 - size / 2.0;
        double x = centreX + xx * u + xy * v;
        double y = centreY + yx * u + yy * v;
        int at = row * size + column;
        int nearX = (int) Math.floor(x);
        int nearY = (int) Math.floor(y);
        if (nearX < 0 || nearY < 0 || nearX >= width || nearY >= height) {
          ids[at] = -1;
          continue;
        }
        ids[at] = labels[nearY * width + nearX];
        double left = Math.max(0, Math.min(width - 1.0, x - .5));
        double top = Math.max(0, Math.min(height - 1.0, y - .5));
        int x0 = (int) left;
        int y0 = (int) top;
        int x1 = Math.min(width - 1, x0 + 1);
        int y1 = Math.min(height - 1, y0 + 1);
        float fx = (float) (left - x0);
        float fy = (float) (top - y0);
        for (int channel = 0; channel < 3; channel++) {
          float upper = mix(source, y0 * width + x0, y0 * width + x1, channel, fx);
          float lower = mix(source, y1 * width + x0, y1 * width + x1, channel, fx);
          float value = (upper + (lower - upper) * fy) * scale.factor() + scale.offset();
          pixels[channel * plane + at] =
              value * gain + lift + (float) (sigma == 0 ? 0 : sigma * gaussian(random));
        }
      }
    }
    return new Crop(pixels, ids);
  }

  /** Where the middle of the crop lies: anywhere, but with no more border than need be. */
  private double centre(int side, double step, SplittableRandom random) {
    double reach = size * step / 2;
    return side <= 2 * reach ? side / 2.0 : random.nextDouble(reach, side - reach);
  }

  private static float mix(byte[] source, int from, int to, int channel, float share) {
    int a = source[3 * from + channel] & 0xFF;
    int b = source[3 * to + channel] & 0xFF;
    return a + (b - a) * share;
  }

  /** Sum of four uniform values: near enough to a gaussian, and cheap. */
  private static double gaussian(SplittableRandom random) {
    return (random.nextDouble()
            + random.nextDouble()
            + random.nextDouble()
            + random.nextDouble()
            - 2)
        * 1.732;
  }
}
