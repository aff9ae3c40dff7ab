package io.panoptes.cli.training;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Curves over the iterations of a training as an SVG element. Its colours are classes ({@code s0},
 * {@code s1}, ...) and the text's own, for the page to choose; it needs no fonts of this machine,
 * which servers often lack.
 *
 * @param title above the curves
 * @param curves with at least one point in all; each of another class, in their order
 * @param highest value of the axis; 0 for that of the curves
 */
record LineChart(String title, List<Curve> curves, double highest) {

  private static final int WIDTH = 520;
  private static final int HEIGHT = 260;
  private static final int LEFT = 52;
  private static final int RIGHT = 12;
  private static final int TOP = 34;
  private static final int BOTTOM = 26;
  private static final int MOST_TICKS = 6;

  /** As many classes the page has. */
  private static final int COLOURS = 6;

  LineChart {
    requireNonNull(title, "title is null");
    curves = List.copyOf(curves);
  }

  /** One named curve. */
  record Curve(String name, List<Point> points) {

    Curve {
      requireNonNull(name, "name is null");
      points = List.copyOf(points);
    }
  }

  record Point(double x, double y) {}

  String svg() {
    double right = max(Point::x);
    double top = highest > 0 ? highest : max(Point::y);
    DoubleUnaryOperator x = value -> LEFT + value / right * (WIDTH - LEFT - RIGHT);
    DoubleUnaryOperator y = value -> HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM);
    StringBuilder svg = new StringBuilder();
    add(svg, "<svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, HEIGHT);
    add(svg, "<text class=\"title\" x=\"%d\" y=\"14\">%s</text>", LEFT, Html.escaped(title));
    for (double tick = 0; tick <= top * 1.0001; tick += step(top)) {
      double at = y.applyAsDouble(tick);
      add(svg, "<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, at, WIDTH - RIGHT);
      add(svg, "<text class=\"end\" x=\"%d\" y=\"%.1f\">%s</text>", LEFT - 6, at + 4, text(tick));
    }
    for (double tick = 0; tick <= right * 1.0001; tick += step(right)) {
      add(
          svg,
          "<text class=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>",
          x.applyAsDouble(tick),
          HEIGHT - 8,
          text(tick));
    }
    int legend = LEFT;
    for (int index = 0; index < curves.size(); index++) {
      Curve curve = curves.get(index);
      add(svg, "<g class=\"s%d\">%s", index % COLOURS, line(curve, x, y));
      add(svg, "<path class=\"line\" d=\"M%d 25h14\"/></g>", legend);
      add(svg, "<text x=\"%d\" y=\"29\">%s</text>", legend + 18, Html.escaped(curve.name()));
      legend += 34 + 7 * curve.name().length();
    }
    return svg.append("</svg>").toString();
  }

  private static String line(Curve curve, DoubleUnaryOperator x, DoubleUnaryOperator y) {
    StringBuilder path = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (Point point : curve.points()) {
      double atX = x.applyAsDouble(point.x());
      double atY = y.applyAsDouble(point.y());
      add(path, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", atX, atY);
      add(
          dots,
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"><title>%s %s at %s</title></circle>",
          atX,
          atY,
          Html.escaped(curve.name()),
          text(point.y()),
          text(point.x()));
    }
    return "<path class=\"line\" d=\"%s\"/>%s".formatted(path, dots);
  }

  private double max(ToDoubleFunction<Point> value) {
    double max =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .mapToDouble(value)
            .max()
            .orElse(0);
    return max > 0 ? max : 1;
  }

  /** 1, 2 or 5 times a power of ten, for a few ticks up to a value. */
  static double step(double top) {
    double power = Math.pow(10, Math.floor(Math.log10(top / MOST_TICKS)));
    for (double factor : new double[] {1, 2, 5}) {
      if (top / (factor * power) <= MOST_TICKS) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** At most four digits that count, no zeros behind the point. */
  private static String text(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  private static void add(StringBuilder to, String format, Object... values) {
    to.append(String.format(Locale.ROOT, format, values));
  }
}
