package io.panoptes.models.training;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Where crops lie in an image, how they are turned and how far magnified.
 *
 * @param minScale smallest magnification
 * @param maxScale largest magnification
 * @param upright keep the top at the top: only mirror left to right, and tilt by at most 6 degrees
 * @param focus share of the crops that are laid around a pixel of a thing, 0 to 1; the others lie
 *     anywhere. What is empty has little to teach.
 */
public record Placement(float minScale, float maxScale, boolean upright, float focus) {

  private static final double MAX_TILT = Math.toRadians(6);
  private static final int TRIES = 200;

  public Placement {
    if (!(minScale > 0 && minScale <= maxScale)) {
      throw new IllegalArgumentException(
          "crops scaled by %s to %s: 0 < min <= max".formatted(minScale, maxScale));
    }
    if (!(focus >= 0 && focus <= 1)) {
      throw new IllegalArgumentException(
          "a share of %s of the crops around things: 0 to 1".formatted(focus));
    }
  }

  /**
   * From pixels of the crop, counted from its middle, to places in the image.
   *
   * @param centreX column in the image of the middle of the crop
   * @param centreY row, likewise
   */
  record Drawn(double centreX, double centreY, double xx, double xy, double yx, double yy) {

    double x(double u, double v) {
      return centreX + xx * u + xy * v;
    }

    double y(double u, double v) {
      return centreY + yx * u + yy * v;
    }
  }

  Drawn draw(PanopticMap truth, int size, SplittableRandom random) {
    double angle =
        upright ? random.nextDouble(-MAX_TILT, MAX_TILT) : random.nextDouble(0, 2 * Math.PI);
    if (!upright && random.nextBoolean()) {
      angle = random.nextInt(4) * Math.PI / 2;
    }
    double step = 1 / Math.exp(random.nextDouble(Math.log(minScale), Math.log(maxScale) + 1e-9));
    double mirror = random.nextBoolean() ? -1 : 1;
    double reach = size * step / 2;
    double x = anywhere(truth.width(), reach, random);
    double y = anywhere(truth.height(), reach, random);
    if (random.nextDouble() < focus) {
      int thing = pixelOfAThing(truth, random);
      if (thing >= 0) {
        x = near(thing % truth.width(), truth.width(), reach, random);
        y = near(thing / truth.width(), truth.height(), reach, random);
      }
    }
    return new Drawn(
        x,
        y,
        Math.cos(angle) * step * mirror,
        -Math.sin(angle) * step,
        Math.sin(angle) * step * mirror,
        Math.cos(angle) * step);
  }

  /** With no more border in the crop than need be. */
  private static double anywhere(int side, double reach, SplittableRandom random) {
    return side <= 2 * reach ? side / 2.0 : random.nextDouble(reach, side - reach);
  }

  private static double near(int at, int side, double reach, SplittableRandom random) {
    double moved = at + random.nextDouble(-reach / 2, reach / 2);
    return side <= 2 * reach ? side / 2.0 : Math.max(reach, Math.min(side - reach, moved));
  }

  /** -1 where none was hit. */
  private static int pixelOfAThing(PanopticMap truth, SplittableRandom random) {
    Set<Integer> things = new HashSet<>();
    for (Segment segment : truth.segments()) {
      if (segment.isThing() && !segment.isCrowd()) {
        things.add(segment.id());
      }
    }
    int[] ids = truth.ids();
    for (int tried = 0; tried < TRIES && !things.isEmpty(); tried++) {
      int at = random.nextInt(ids.length);
      if (things.contains(ids[at])) {
        return at;
      }
    }
    return -1;
  }
}
