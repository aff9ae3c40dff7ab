package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.dataset.LabelledImage;
import io.panoptes.models.image.Normalisation.Scale;
import java.util.SplittableRandom;

/**
 * Random crops, image and labels by the same transformation. All randomness comes from the
 * generator given, so a seed repeats a crop.
 *
 * @param size side of the crop in pixels
 */
public record Augmentation(
    int size, Placement placement, ColourJitter colours, Disturbances disturbances) {

  public Augmentation {
    requireNonNull(placement, "placement is null");
    requireNonNull(colours, "colours is null");
    requireNonNull(disturbances, "disturbances is null");
    if (size < 1) {
      throw new IllegalArgumentException(
          "crops of %d pixels: the side is at least 1".formatted(size));
    }
  }

  /** Without disturbances. */
  public Augmentation(int size, Placement placement, ColourJitter colours) {
    this(size, placement, colours, Disturbances.NONE);
  }

  public Crop crop(LabelledImage image, Scale scale, SplittableRandom random) {
    Placement.Drawn place = placement.draw(image.truth(), size, random);
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
        double x = place.x(u, v);
        double y = place.y(u, v);
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
          float value = upper + (lower - upper) * fy;
          pixels[channel * plane + at] = value * scale.factor() + scale.offset();
        }
      }
    }
    disturbances.blur(pixels, size, random);
    colours.apply(pixels, random);
    disturbances.cutOut(ids, size, random);
    for (int at = 0; at < plane; at++) {
      if (ids[at] == -1) {
        pixels[at] = 0;
        pixels[plane + at] = 0;
        pixels[2 * plane + at] = 0;
      }
    }
    return new Crop(pixels, ids, image.truth().segments());
  }

  private static float mix(byte[] source, int from, int to, int channel, float share) {
    int a = source[3 * from + channel] & 0xFF;
    int b = source[3 * to + channel] & 0xFF;
    return a + (b - a) * share;
  }
}
