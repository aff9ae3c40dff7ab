package io.panoptes.models.image;

/**
 * How strongly {@link Overlay} covers the image; each is 0 for nothing to 1 for all.
 *
 * @param things opacity of the colour inside of a thing
 * @param stuff likewise of stuff
 * @param voids likewise of the black over void
 * @param contours likewise of the contours
 */
public record OverlayStyle(double things, double stuff, double voids, double contours) {

  /** The image shows through colours and contours. */
  public static final OverlayStyle DEFAULT = new OverlayStyle(.45, .25, .4, .9);

  /** Contours alone. */
  public static final OverlayStyle CONTOURS = new OverlayStyle(0, 0, 0, 1);

  public OverlayStyle {
    check("things", things);
    check("stuff", stuff);
    check("void", voids);
    check("contours", contours);
  }

  /** The default with another opacity of things; stuff and void go along with it. */
  public static OverlayStyle ofOpacity(double opacity) {
    check("things", opacity);
    double factor = opacity / DEFAULT.things;
    return new OverlayStyle(
        opacity,
        Math.min(1, factor * DEFAULT.stuff),
        Math.min(1, factor * DEFAULT.voids),
        DEFAULT.contours);
  }

  private static void check(String name, double opacity) {
    if (!(opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException(
          "opacity of %s is %s: expected 0 to 1".formatted(name, opacity));
    }
  }
}
