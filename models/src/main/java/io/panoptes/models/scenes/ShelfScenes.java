package io.panoptes.models.scenes;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates pictures of shop shelves together with their truth.
 *
 * <p>A seed gives the same scene on every machine. Shape tells the category, colour does not:
 * products, rails, wall and floor share a palette. Of each thing enough is visible to name it.
 * Immutable and thread-safe; a scene takes some tens of milliseconds.
 */
public final class ShelfScenes {

  static final int BOTTLE = 1;
  static final int BOX = 2;
  static final int CAN = 3;
  static final int RAIL = 4;
  static final int WALL = 5;
  static final int FLOOR = 6;

  private static final LabelMap LABELS =
      new LabelMap(
          List.of(
              new Category(BOTTLE, "bottle", true, 0x2E9E5B),
              new Category(BOX, "box", true, 0xD9822B),
              new Category(CAN, "can", true, 0xC23B5E),
              new Category(RAIL, "rail", false, 0x5B6FB5),
              new Category(WALL, "back wall", false, 0xCFC8B8),
              new Category(FLOOR, "floor", false, 0x6B5B4B)));

  private static final int FIRST_THING = FLOOR + 1;
  private static final int THINGS_AT_LEAST = 8;
  private static final int THINGS_AT_MOST = 25;
  private static final double PIXELS_FOR_THESE = 256 * 192;

  /** A product of which less can be seen is taken off the shelf. */
  private static final double MIN_VISIBLE_SHARE = .3;

  /** 100 pixels. */
  private static final int MIN_VISIBLE_SAMPLES = 100 * Canvas.FINE * Canvas.FINE;

  /** An image of an unlucky shape may stay below the least number of things. */
  private static final int ATTEMPTS = 20;

  private final ShelfSettings settings;

  public ShelfScenes() {
    this(ShelfSettings.DEFAULT);
  }

  public ShelfScenes(ShelfSettings settings) {
    this.settings = requireNonNull(settings, "settings is null");
  }

  /** The categories of every scene: three kinds of things, three of stuff. */
  public static LabelMap labelMap() {
    return LABELS;
  }

  /** The scene of this seed. */
  public Scene scene(long seed) {
    Dice dice = new Dice(seed);
    Shelf shelf = Shelf.random(settings, new Palette(dice), dice);
    View view = View.random(settings, dice);
    double lightSide = dice.chance(.5) ? dice.real(.5, 1) : dice.real(-1, -.5);
    Canvas canvas = new Canvas(settings, view, lightSide);
    List<Cutout> products = products(shelf, canvas, dice);
    int[] samples = canvas.paint(shelf, products, FIRST_THING);
    return new Scene(
        new Exposure(settings, dice).expose(canvas.image()),
        Truth.of(settings.width(), settings.height(), samples, id -> categoryOf(id, products)));
  }

  private static Category categoryOf(int sample, List<Cutout> products) {
    int category =
        sample < FIRST_THING
            ? sample
            : products.get(sample - FIRST_THING).placed().product().categoryId();
    return LABELS.byId(category).orElseThrow();
  }

  private List<Cutout> products(Shelf shelf, Canvas canvas, Dice dice) {
    double size = settings.width() * settings.height() / PIXELS_FOR_THESE;
    List<Cutout> products = stock(shelf, canvas, dice);
    for (int i = 1; i < ATTEMPTS && products.size() < THINGS_AT_LEAST * size; i++) {
      products = stock(shelf, canvas, dice);
    }
    while (products.size() > THINGS_AT_MOST * size) {
      products.remove(dice.whole(0, products.size() - 1));
    }
    return products;
  }

  /** Products of which enough is visible; taking one away only shows more of the others. */
  private List<Cutout> stock(Shelf shelf, Canvas canvas, Dice dice) {
    List<Cutout> products = new ArrayList<>();
    Stock.random(settings, shelf, dice).forEach(placed -> products.add(canvas.cutOut(placed)));
    while (true) {
      int[] visible = canvas.visible(products);
      int worst = -1;
      double least = MIN_VISIBLE_SHARE;
      for (int i = 0; i < visible.length; i++) {
        Cutout product = products.get(i);
        double share = visible[i] * product.share() / product.samples().length;
        if (visible[i] < MIN_VISIBLE_SAMPLES) {
          share = 0;
        }
        if (share < least) {
          worst = i;
          least = share;
        }
      }
      if (worst < 0) {
        return products;
      }
      products.remove(worst);
    }
  }
}
