package io.panoptes.models.scenes;

/**
 * The colours of one scene. Products, rails, wall and floor all draw from them, so that a colour
 * does not tell what it belongs to.
 */
final class Palette {

  private static final int[] PAINTS = {
    0xD8D2C4, 0xB9B4A8, 0x8C8F93, 0x4A4E55, 0xB5413A, 0xC98A3B, 0xD5BE5A, 0x5E8F57, 0x3E6F86,
    0x3F57A0, 0x7A5596, 0xB5788C, 0x7E5B41, 0xE6E6E6, 0x6FA3A8, 0x2F3B34
  };

  private final Rgb[] colours;
  private final Rgb wall;
  private final Rgb rail;
  private final Rgb floor;

  Palette(Dice dice) {
    colours = new Rgb[dice.whole(5, 8)];
    int start = dice.whole(0, PAINTS.length - 1);
    // 5 shares no factor with the 16 paints, so the steps meet each paint once.
    for (int i = 0; i < colours.length; i++) {
      colours[i] = jitter(Rgb.of(PAINTS[(start + 5 * i) % PAINTS.length]), .07, dice);
    }
    wall = jitter(colours[0], .03, dice);
    rail = jitter(colours[1], .03, dice);
    floor = jitter(colours[dice.whole(0, 2)], .03, dice);
  }

  Rgb wall() {
    return wall;
  }

  Rgb rail() {
    return rail;
  }

  Rgb floor() {
    return floor;
  }

  /** A colour for a product, often that of the shelf itself. */
  Rgb product(Dice dice) {
    int last = dice.chance(.45) ? 2 : colours.length - 1;
    return jitter(colours[dice.whole(0, last)], .03, dice);
  }

  private static Rgb jitter(Rgb colour, double by, Dice dice) {
    double all = dice.real(-by, by);
    return new Rgb(
        colour.red() + all + dice.real(-by, by) / 2,
        colour.green() + all + dice.real(-by, by) / 2,
        colour.blue() + all + dice.real(-by, by) / 2);
  }
}
