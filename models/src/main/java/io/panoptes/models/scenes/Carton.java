package io.panoptes.models.scenes;

/**
 * A box: its front, one side and its top.
 *
 * @param side width of the visible side in pixels; its foot and its top rise backwards
 * @param top height of the visible top in pixels
 * @param sideAtRight where the visible side is
 */
record Carton(
    double width,
    double height,
    Rgb body,
    Label label,
    double side,
    double top,
    boolean sideAtRight)
    implements Product {

  static Carton random(
      double width, double height, boolean sideAtRight, Palette palette, Dice dice) {
    return new Carton(
        width,
        height,
        palette.product(dice),
        Label.random(palette, dice),
        width * dice.real(.12, .24),
        Math.min(height * .2, width * dice.real(.06, .16)),
        sideAtRight);
  }

  @Override
  public int categoryId() {
    return ShelfScenes.BOX;
  }

  @Override
  public boolean covers(double x, double y) {
    double across = across(x);
    if (across < 0 || across > width) {
      return false;
    }
    double front = width - side;
    double low = Math.max(0, across - front) / side * top;
    double high = height - top + Math.min(1, across / side) * top;
    return y >= low && y <= high;
  }

  @Override
  public Rgb colour(double x, double y, double lightSide) {
    double across = across(x);
    double front = width - side;
    double behind = Math.max(0, (across - front) / side);
    double faceTop = height - top + behind * top;
    if (y > faceTop) {
      return y < faceTop + .8 ? body.times(1.3) : body.times(1.12).mix(Rgb.WHITE, .12);
    }
    if (behind > 0) {
      double toLight = sideAtRight ? lightSide : -lightSide;
      return body.times(.58 + .14 * toLight);
    }
    double face = height - top;
    double edge = Math.min(Math.min(across, front - across), Math.min(y, face - y));
    double light = .86 + .16 * y / face - (edge < .8 ? .28 : 0);
    double u = 2 * across / front - 1;
    Rgb printed = label.over(body, sideAtRight ? u : -u, y / face);
    return printed.times(light);
  }

  /** Distance from the outer edge of the front, so that the side is always at the far end. */
  private double across(double x) {
    return sideAtRight ? x + width / 2 : width / 2 - x;
  }
}
