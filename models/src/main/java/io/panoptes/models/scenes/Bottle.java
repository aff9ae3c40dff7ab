package io.panoptes.models.scenes;

/**
 * A body, shoulders, a neck and a cap.
 *
 * @param shoulder where the body ends, as a share of the height
 * @param neckStart where the shoulders end
 * @param neck width of the neck as a share of the width
 * @param level up to where it is full: above, the colour is paler
 */
record Bottle(
    double width,
    double height,
    Rgb body,
    Rgb cap,
    Label label,
    double shoulder,
    double neckStart,
    double neck,
    double level)
    implements Product {

  private static final double CAP_START = .89;
  private static final double LABEL_START = .08;

  static Bottle random(double width, double height, Palette palette, Dice dice) {
    double shoulder = dice.real(.48, .62);
    return new Bottle(
        width,
        height,
        palette.product(dice),
        palette.product(dice),
        Label.random(palette, dice),
        shoulder,
        shoulder + dice.real(.1, .2),
        dice.real(.34, .46),
        dice.chance(.5) ? 1 : dice.real(.55, .85));
  }

  @Override
  public int categoryId() {
    return ShelfScenes.BOTTLE;
  }

  @Override
  public boolean covers(double x, double y) {
    double v = y / height;
    return v >= 0 && v <= 1 && Math.abs(x) <= halfWidth(v);
  }

  @Override
  public Rgb colour(double x, double y, double lightSide) {
    double v = y / height;
    double t = x / halfWidth(v);
    if (v > CAP_START) {
      double thread = v < CAP_START + .02 ? .6 : 1;
      return RoundShade.on(cap.times(thread), t, lightSide, .25);
    }
    Rgb plain = v > level ? body.mix(Rgb.WHITE, .35) : body;
    double top = shoulder - .02;
    boolean printed = v > LABEL_START && v < top;
    Rgb colour =
        printed
            ? label.over(plain, t * (1 + .25 * t * t), (v - LABEL_START) / (top - LABEL_START))
            : plain;
    return RoundShade.on(colour, t, lightSide, .5);
  }

  private double halfWidth(double v) {
    double half = width / 2;
    if (v < .03) {
      return half * (.88 + 4 * v);
    }
    if (v < shoulder) {
      return half;
    }
    if (v < neckStart) {
      double s = (v - shoulder) / (neckStart - shoulder);
      return half * (1 - (1 - neck) * s * s * (3 - 2 * s));
    }
    return v < CAP_START ? half * neck : half * neck * 1.22;
  }
}
