package io.panoptes.models.scenes;

/**
 * A short cylinder with a rim at either end, seen a little from above.
 *
 * @param lid half the height of the lid's ellipse, in pixels
 */
record Can(double width, double height, Rgb body, Rgb metal, Label label, double lid)
    implements Product {

  private static final double RIM = .07;

  static Can random(double width, double height, Palette palette, Dice dice) {
    return new Can(
        width,
        height,
        palette.product(dice),
        dice.chance(.5) ? Rgb.WHITE.times(dice.real(.55, .85)) : palette.product(dice),
        Label.random(palette, dice),
        width * dice.real(.11, .17));
  }

  @Override
  public int categoryId() {
    return ShelfScenes.CAN;
  }

  @Override
  public boolean covers(double x, double y) {
    double t = 2 * x / width;
    if (Math.abs(t) > 1) {
      return false;
    }
    double bulge = lid * Math.sqrt(1 - t * t);
    return y >= lid - bulge && y <= height - lid + bulge;
  }

  @Override
  public Rgb colour(double x, double y, double lightSide) {
    double t = 2 * x / width;
    double up = (y - (height - lid)) / lid;
    double radius = t * t + up * up;
    if (radius < 1) {
      return lidColour(t, up, radius, lightSide);
    }
    double bulge = lid * Math.sqrt(Math.max(0, 1 - t * t));
    double v = (y - lid + bulge) / (height - 2 * lid);
    if (v < RIM || v > 1 - RIM) {
      return RoundShade.on(metal.mix(Rgb.WHITE, .3), t, lightSide, .6);
    }
    Rgb printed = label.over(body, t * (1 + .25 * t * t), (v - RIM) / (1 - 2 * RIM));
    return RoundShade.on(printed, t, lightSide, .3);
  }

  private Rgb lidColour(double t, double up, double radius, double lightSide) {
    if (radius > .72) {
      return metal.mix(Rgb.WHITE, .55 - .25 * lightSide * t);
    }
    boolean tab = Math.abs(t) < .16 && up > -.45 && up < .3;
    return metal.times(tab ? 1.15 : .72 - .18 * up);
  }
}
