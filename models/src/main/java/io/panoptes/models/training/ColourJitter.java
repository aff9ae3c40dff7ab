package io.panoptes.models.training;

import java.util.SplittableRandom;

/**
 * How far the values of a crop may be changed, each crop by its own draw. Values are a network's
 * input, about 0 to 1; nothing is cut off.
 *
 * @param contrast largest relative change of contrast; brightness moves by up to half of it
 * @param gamma largest natural logarithm of the exponent that values are raised to
 * @param saturation largest relative change of what sets a colour off from grey
 * @param hue largest turn of the colours about the grey axis, in degrees
 * @param noise largest standard deviation of noise
 */
public record ColourJitter(float contrast, float gamma, float saturation, float hue, float noise) {

  public static final ColourJitter NONE = new ColourJitter(0, 0, 0, 0, 0);

  public ColourJitter {
    if (!(contrast >= 0 && contrast < 1)
        || !(gamma >= 0 && gamma <= 2)
        || !(saturation >= 0 && saturation <= 1)
        || !(hue >= 0 && hue <= 180)
        || !(noise >= 0)) {
      throw new IllegalArgumentException(
          "colours changed by contrast %s (0 to below 1), gamma %s (0 to 2), saturation %s (0 to 1), hue %s (0 to 180), noise %s (0 or more)"
              .formatted(contrast, gamma, saturation, hue, noise));
    }
  }

  /** Changes a crop in place. */
  void apply(float[] pixels, SplittableRandom random) {
    float exponent = (float) Math.exp(random.nextDouble(-1, 1) * gamma);
    double turn = Math.toRadians(random.nextDouble(-1, 1) * hue);
    double colour = 1 + random.nextDouble(-1, 1) * saturation;
    float gain = (float) (1 + random.nextDouble(-1, 1) * contrast);
    float lift = (float) (random.nextDouble(-.5, .5) * contrast);
    double sigma = random.nextDouble() * noise;
    // A turn about the grey axis is the same matrix for each channel, shifted by one.
    double third = (1 - Math.cos(turn)) / 3;
    double side = Math.sin(turn) / Math.sqrt(3);
    float own = (float) (1 / 3. + colour * (Math.cos(turn) + third - 1 / 3.));
    float next = (float) (1 / 3. + colour * (third - side - 1 / 3.));
    float last = (float) (1 / 3. + colour * (third + side - 1 / 3.));
    int plane = pixels.length / 3;
    for (int at = 0; at < plane; at++) {
      float red = power(pixels[at], exponent);
      float green = power(pixels[plane + at], exponent);
      float blue = power(pixels[2 * plane + at], exponent);
      pixels[at] = (own * red + next * green + last * blue) * gain + lift;
      pixels[plane + at] = (last * red + own * green + next * blue) * gain + lift;
      pixels[2 * plane + at] = (next * red + last * green + own * blue) * gain + lift;
    }
    if (sigma > 0) {
      for (int at = 0; at < pixels.length; at++) {
        pixels[at] += (float) (sigma * gaussian(random));
      }
    }
  }

  private static float power(float value, float exponent) {
    return exponent == 1 || value <= 0 ? value : (float) Math.pow(value, exponent);
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
