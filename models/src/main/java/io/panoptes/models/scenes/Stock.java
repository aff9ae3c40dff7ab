package io.panoptes.models.scenes;

import java.util.ArrayList;
import java.util.List;

/** Fills a shelf with runs of equal products, some with a second row behind them. */
final class Stock {

  private static final double MIN_WIDTH = 15;
  private static final double MARGIN = 20;

  private final ShelfSettings settings;
  private final Shelf shelf;
  private final Dice dice;
  private final List<Placed> behind = new ArrayList<>();
  private final List<Placed> before = new ArrayList<>();

  private Stock(ShelfSettings settings, Shelf shelf, Dice dice) {
    this.settings = settings;
    this.shelf = shelf;
    this.dice = dice;
  }

  /** Products in the order in which they are painted: what covers others comes later. */
  static List<Placed> random(ShelfSettings settings, Shelf shelf, Dice dice) {
    List<Placed> all = new ArrayList<>();
    for (Shelf.Board board : shelf.boards()) {
      Stock stock = new Stock(settings, shelf, dice);
      stock.fill(board);
      all.addAll(stock.behind);
      all.addAll(stock.before);
    }
    if (dice.chance(.35)) {
      all.addAll(onFloor(settings, shelf, dice));
    }
    return all;
  }

  private static List<Placed> onFloor(ShelfSettings settings, Shelf shelf, Dice dice) {
    Stock stock = new Stock(settings, shelf, dice);
    double clear = shelf.lowest().clear() * .8;
    double x = dice.real(0, settings.width() * .8);
    double y = dice.real(shelf.lowest().foot() + 5, settings.height() - 1.0);
    stock.run(stock.product(clear, x), x, y, dice.whole(1, 2));
    return stock.before;
  }

  private void fill(Shelf.Board board) {
    double x = dice.real(-MARGIN, MARGIN);
    while (x < settings.width() + MARGIN) {
      Product product = product(board.clear(), x);
      double depth = board.front() - board.back();
      int count = dice.whole(1, 4);
      if (dice.chance(.25 + .4 * settings.density())) {
        Product other = dice.chance(.4) ? product : product(board.clear(), x);
        behind(other, x, board.back() + depth * dice.real(.1, .3), dice.whole(1, count));
      }
      x = run(product, x, board.front() - depth * dice.real(.1, .4), count);
      x += dice.chance(settings.density()) ? dice.real(-1, 6) : dice.real(8, 45);
    }
  }

  /** Returns where the next product may begin. */
  private double run(Product product, double left, double y, int count) {
    double x = left;
    for (int i = 0; i < count; i++) {
      double middle = x + product.width() / 2;
      before.add(Placed.of(product, middle, y + dice.real(-1, 1), 1, tilt(), 1));
      x += product.width() + dice.real(-.5, 1.5);
    }
    return x;
  }

  private void behind(Product product, double left, double y, int count) {
    double x = left + product.width() * dice.real(.2, 1.3);
    double scale = dice.real(.9, .97);
    for (int i = 0; i < count; i++) {
      behind.add(Placed.of(product, x, y, scale, tilt(), dice.real(.68, .82)));
      x += product.width() * dice.real(1, 1.25);
    }
  }

  private double tilt() {
    double most = dice.chance(.12) ? .1 : .025;
    return dice.real(-most, most) * settings.disturbance();
  }

  private Product product(double clear, double x) {
    Palette palette = shelf.palette();
    return switch (dice.whole(0, 2)) {
      case 0 -> {
        double height = clear * dice.real(.72, .97);
        double width = Math.max(MIN_WIDTH + 1, height * dice.real(.3, .4));
        yield Bottle.random(width, height, palette, dice);
      }
      case 1 -> {
        double width = Math.max(MIN_WIDTH + 1, clear * dice.real(.28, .46));
        yield Can.random(width, width * dice.real(1.15, 1.6), palette, dice);
      }
      default -> {
        double width = Math.max(MIN_WIDTH + 2, clear * dice.real(.32, .8));
        double height = clear * dice.real(.42, .92);
        boolean sideAtRight = x < settings.width() * dice.real(.3, .7);
        yield Carton.random(width, height, sideAtRight, palette, dice);
      }
    };
  }
}
