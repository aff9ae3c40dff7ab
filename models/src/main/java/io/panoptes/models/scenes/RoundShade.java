package io.panoptes.models.scenes;

/** Light on something round that stands upright. */
final class RoundShade {

  private RoundShade() {}

  /**
   * @param t across it, -1 (left edge) to 1
   * @param gloss strength of the highlight, 0 to 1
   */
  static Rgb on(Rgb colour, double t, double lightSide, double gloss) {
    double depth = Math.sqrt(Math.max(0, 1 - t * t));
    double light = .45 + .5 * depth + .22 * lightSide * t;
    double off = (t - .45 * lightSide) / .14;
    double shine = gloss * Math.max(0, 1 - off * off);
    return colour.times(light).mix(Rgb.WHITE, shine);
  }
}
