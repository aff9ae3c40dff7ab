package io.panoptes.models.scenes;

/**
 * What is printed on a product, over its plain colour.
 *
 * @param ground colour of stickers and stripes
 * @param rows lines of text, or stripes, from bottom to top of the product
 * @param seed chooses the words
 */
record Label(Print print, Rgb ground, int rows, long seed) {

  enum Print {
    PLAIN,
    BAND,
    STRIPES,
    BARS,
    PANEL,
    DISC
  }

  static Label random(Palette palette, Dice dice) {
    Print[] prints = Print.values();
    return new Label(
        prints[dice.whole(0, prints.length - 1)],
        dice.chance(.3) ? Rgb.WHITE.times(.92) : palette.product(dice),
        dice.whole(6, 10),
        dice.next());
  }

  /**
   * @param base the product's own colour there
   * @param u across the printed face, -1 to 1
   * @param v up the printed face, 0 to 1
   */
  Rgb over(Rgb base, double u, double v) {
    return switch (print) {
      case PLAIN -> v > .45 && v < .75 && Math.abs(u) < .7 ? text(base, u, v) : base;
      case BAND -> v > .28 && v < .72 ? text(ground, u, v) : base;
      case STRIPES -> ((int) (v * rows) & 1) == 0 ? base : ground;
      case BARS -> ((int) ((u + 1) * rows / 3) & 1) == 0 ? base : ground;
      case PANEL -> Math.abs(u) < .7 && v > .2 && v < .8 ? text(ground, u, v) : base;
      case DISC -> {
        double dx = u / .55;
        double dy = (v - .6) / .2;
        yield dx * dx + dy * dy < 1 ? ground : v < .35 ? text(base, u, v) : base;
      }
    };
  }

  private Rgb text(Rgb paper, double u, double v) {
    double line = v * rows * 1.6;
    int row = (int) line;
    boolean written = line - row > .3 && Math.abs(u) < .85;
    boolean letter = Dice.share(seed, row, (int) ((u + 1) * 7)) < .62;
    return written && letter ? paper.mix(paper.ink(), .75) : paper;
  }
}
