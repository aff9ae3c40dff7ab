package io.panoptes.models.scenes;

/** A colour; each part is 0 to 1 but may run over until it becomes a pixel. */
record Rgb(double red, double green, double blue) {

  static final Rgb WHITE = new Rgb(1, 1, 1);
  static final Rgb BLACK = new Rgb(0, 0, 0);

  static Rgb of(int hex) {
    return new Rgb((hex >> 16 & 255) / 255.0, (hex >> 8 & 255) / 255.0, (hex & 255) / 255.0);
  }

  Rgb times(double factor) {
    return new Rgb(red * factor, green * factor, blue * factor);
  }

  /** This colour at share 0, the other at share 1. */
  Rgb mix(Rgb other, double share) {
    double rest = 1 - share;
    return new Rgb(
        red * rest + other.red * share,
        green * rest + other.green * share,
        blue * rest + other.blue * share);
  }

  double brightness() {
    return .3 * red + .59 * green + .11 * blue;
  }

  /** Black or white, whichever can be read on this colour. */
  Rgb ink() {
    return brightness() > .5 ? mix(BLACK, .8) : mix(WHITE, .8);
  }
}
