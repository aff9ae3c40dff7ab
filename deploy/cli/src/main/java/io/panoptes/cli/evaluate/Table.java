package io.panoptes.cli.evaluate;

import io.panoptes.models.quality.Quality;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Lines of figures for people, indented, with a point in decimals whatever the locale. */
public final class Table {

  private static final String ROW = "  %-14s %6.3f %6.3f %6.3f %7d %7d %7d%n";

  private final PrintWriter out;

  public Table(PrintWriter out) {
    this.out = out;
  }

  /**
   * A row for each category and for each mean.
   *
   * @param metric heads the first column of figures, such as PQ
   * @param quality a {@link QualityTree}
   */
  public void quality(String metric, Map<String, Object> quality) {
    if (quality.get("All") == null) {
      line("%s: no category is present", metric);
      return;
    }
    line("%-14s %6s %6s %6s %7s %7s %7s", "category", metric, "SQ", "RQ", "tp", "fp", "fn");
    if (quality.get("per_class") instanceof Map<?, ?> categories) {
      categories.forEach((name, row) -> category((String) name, (QualityTree.Row) row));
    }
    for (String mean : new String[] {"All", "Things", "Stuff"}) {
      if (quality.get(mean) instanceof Quality row) {
        line("%-14s %6.3f %6.3f %6.3f   mean of %d", mean, row.pq(), row.sq(), row.rq(), row.n());
      }
    }
  }

  private void category(String name, QualityTree.Row row) {
    out.printf(Locale.ROOT, ROW, name, row.pq(), row.sq(), row.rq(), row.tp(), row.fp(), row.fn());
  }

  /** A row of figures; what is empty is a dash. */
  void figures(String name, OptionalDouble... figures) {
    StringBuilder row = new StringBuilder("%-14s".formatted(name));
    for (OptionalDouble figure : figures) {
      row.append(
          figure.isPresent()
              ? String.format(Locale.ROOT, " %6.3f", figure.getAsDouble())
              : "      -");
    }
    line("%s", row);
  }

  /** As JSON has it. */
  static Double orNull(OptionalDouble figure) {
    return figure.isPresent() ? figure.getAsDouble() : null;
  }

  /** A line of its own. */
  public void line(String format, Object... values) {
    out.printf(Locale.ROOT, "  " + format + "%n", values);
  }

  public void text(String text) {
    out.print(text);
  }
}
