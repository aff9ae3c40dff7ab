package io.panoptes.models.scenes;

import io.panoptes.models.image.RgbImage;

/** What light and camera do to a painted scene: uneven light, cast, blur, noise, 8 bits. */
final class Exposure {

  private final int width;
  private final int height;
  private final double much;
  private final Dice dice;

  Exposure(ShelfSettings settings, Dice dice) {
    width = settings.width();
    height = settings.height();
    much = settings.disturbance();
    this.dice = dice;
  }

  /**
   * @param colours R G B of each pixel; changed by this call
   */
  RgbImage expose(float[] colours) {
    light(colours);
    int passes = dice.chance(.25) ? 2 : 1;
    for (int pass = 0; pass < passes; pass++) {
      float share = (float) (dice.real(0, .26) * much);
      blur(colours, share, 3, width, height, 3 * width);
      blur(colours, share, 3 * width, height, width, 3);
    }
    return develop(colours);
  }

  private void light(float[] colours) {
    double acrossSlope = dice.real(-.25, .25) * much;
    double downSlope = dice.real(-.25, .1) * much;
    double shadowX = dice.real(-.4, 1.4);
    double shadowLean = dice.real(-.5, .5);
    double shadowDepth = dice.chance(.4) ? dice.real(.1, .35) * much : 0;
    for (int row = 0; row < height; row++) {
      double down = (double) row / height;
      for (int column = 0; column < width; column++) {
        double across = (double) column / width;
        double off = Math.abs(across - shadowX - shadowLean * down) / .22;
        double shadow = shadowDepth * Math.max(0, Math.min(1, 2 - 2 * off));
        double gain = (1 + acrossSlope * (across - .5) + downSlope * (down - .5)) * (1 - shadow);
        int pixel = 3 * (row * width + column);
        for (int channel = 0; channel < 3; channel++) {
          colours[pixel + channel] *= (float) gain;
        }
      }
    }
  }

  /** Replaces each value by a mean with its neighbours along lines of the given stride. */
  private static void blur(
      float[] colours, float share, int stride, int length, int lines, int lineStride) {
    for (int line = 0; line < lines; line++) {
      for (int channel = 0; channel < 3; channel++) {
        int index = line * lineStride + channel;
        float before = colours[index];
        for (int i = 0; i < length; i++, index += stride) {
          float here = colours[index];
          float after = i + 1 < length ? colours[index + stride] : here;
          colours[index] = here * (1 - 2 * share) + (before + after) * share;
          before = here;
        }
      }
    }
  }

  private RgbImage develop(float[] colours) {
    double contrast = 1 + dice.real(-.15, .15) * much;
    double brightness = 1 + dice.real(-.2, .15) * much;
    double[] cast = new double[3];
    for (int channel = 0; channel < 3; channel++) {
      cast[channel] = brightness * (1 + dice.real(-.1, .1) * much);
    }
    double noise = dice.real(.008, .035) * much;
    byte[] pixels = new byte[colours.length];
    for (int i = 0; i < pixels.length; i++) {
      double value = (colours[i] * cast[i % 3] - .5) * contrast + .5 + noise * dice.bell();
      pixels[i] = (byte) (int) (255 * Math.max(0, Math.min(1, value)) + .5);
    }
    return new RgbImage(width, height, pixels);
  }
}
