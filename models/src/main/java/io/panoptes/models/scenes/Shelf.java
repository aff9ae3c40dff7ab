package io.panoptes.models.scenes;

import java.util.ArrayList;
import java.util.List;

/**
 * The shelf without its products, from top to bottom: wall, and boards with a rail in front, and
 * the floor. It goes on without end to either side.
 *
 * @param boards from the upper to the lowest
 * @param pattern of the wall and the floor
 */
record Shelf(List<Board> boards, Palette palette, long pattern) {

  /**
   * One board, seen a little from above.
   *
   * @param clear free height above it
   * @param back where its far edge is, as scene y
   * @param front where its near edge is and the rail begins
   * @param foot where the rail ends
   */
  record Board(double clear, double back, double front, double foot) {}

  Shelf {
    boards = List.copyOf(boards);
  }

  static Shelf random(ShelfSettings settings, Palette palette, Dice dice) {
    double floor = settings.height() * dice.real(.84, .92);
    double top = settings.height() * dice.real(-.02, .05);
    int count = (int) Math.max(2, StrictMath.rint(settings.height() / dice.real(74, 108)));
    List<Board> boards = new ArrayList<>();
    double rail = dice.real(8, 13);
    double depth = dice.real(5, 10);
    double pitch = (floor - top) / count;
    for (int i = 1; i <= count; i++) {
      double foot = top + i * pitch + (i < count ? dice.real(-4, 4) : 0);
      double above = boards.isEmpty() ? top - 6 : boards.get(i - 2).foot();
      double front = foot - rail;
      boards.add(new Board(front - depth - above, front - depth, front, foot));
    }
    return new Shelf(boards, palette, dice.next());
  }

  Board lowest() {
    return boards.get(boards.size() - 1);
  }

  /** Id of the category of a point of the empty shelf. */
  int categoryAt(double y) {
    for (Board board : boards) {
      if (y < board.back()) {
        return ShelfScenes.WALL;
      }
      if (y < board.foot()) {
        return ShelfScenes.RAIL;
      }
    }
    return ShelfScenes.FLOOR;
  }

  Rgb colour(double x, double y) {
    double above = 0;
    for (int i = 0; i < boards.size(); i++) {
      Board board = boards.get(i);
      if (y < board.back()) {
        return wall(x, y, i == 0 ? 40 : y - above);
      }
      if (y < board.front()) {
        double near = (y - board.back()) / (board.front() - board.back());
        return palette.rail().times(.55 + .4 * near);
      }
      if (y < board.foot()) {
        return rail(x, y, board, i);
      }
      above = board.foot();
    }
    return floor(x, y, y - above);
  }

  private Rgb wall(double x, double y, double below) {
    double shade = .5 + .3 * Math.min(1, below / 26);
    double spacing = 9 + (pattern & 7);
    double grooves =
        switch ((int) (pattern >>> 8 & 3)) {
          case 0 -> part(x / (4 * spacing)) < .04 ? .75 : 1;
          case 1 -> part(y / spacing) < .12 ? .82 : 1;
          case 2 -> hole(part(x / spacing) - .5, part(y / spacing) - .5) ? .6 : 1;
          default -> 1;
        };
    return palette.wall().times(shade * grooves);
  }

  private Rgb rail(double x, double y, Board board, int number) {
    double down = (y - board.front()) / (board.foot() - board.front());
    double tag = x / (20 + (pattern & 7));
    int column = (int) Math.floor(tag);
    if (Dice.share(pattern, number, column) < .45
        && part(tag) > .25
        && part(tag) < .8
        && down > .18
        && down < .85) {
      double ink = Dice.share(pattern + 1, (int) (down * 6), (int) Math.floor(x / 1.5));
      boolean written = ((int) (down * 6) & 1) == 0 && ink < .5;
      Rgb paper = Dice.share(pattern + 2, number, column) < .6 ? Rgb.WHITE : palette.wall();
      return written ? paper.mix(paper.ink(), .6) : paper.times(.93);
    }
    return palette.rail().times(down < .12 ? 1.25 : down > .9 ? .5 : 1 - .2 * down);
  }

  private Rgb floor(double x, double y, double below) {
    double shade = .45 + .5 * Math.min(1, below / 14);
    double tile = 26 + (pattern >>> 16 & 15);
    boolean joint = part((x + below * .6) / tile) < .04 || part((below + 3) / (tile * .45)) < .09;
    return palette.floor().times(joint ? shade * .75 : shade);
  }

  private static boolean hole(double dx, double dy) {
    return dx * dx + dy * dy < .03;
  }

  private static double part(double value) {
    return value - Math.floor(value);
  }
}
