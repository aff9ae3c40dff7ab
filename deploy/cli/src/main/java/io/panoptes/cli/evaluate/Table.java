package io.panoptes.cli.evaluate;

import io.panoptes.models.quality.Quality;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Lines of figures for people, indented, with a point in decimals whatever the locale. */
public final class Table {

  /** Of the column of names: the rest of the widest row then ends at column 80. */
  private static final int NARROWEST = 14;

  private static final int WIDEST = 29;

  private final PrintWriter out;
  private final int width;

  /**
   * @param names what rows are of, which make the first column wide enough; very long ones are cut
   */
  public Table(PrintWriter out, Collection<String> names) {
    this.out = out;
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    width = Math.max(NARROWEST, Math.min(longest, WIDEST));
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
    row("category", "%6s %6s %6s %7s %7s %7s", metric, "SQ", "RQ", "tp", "fp", "fn");
    if (quality.get("per_class") instanceof Map<?, ?> categories) {
      categories.forEach((name, row) -> category((String) name, (QualityTree.Row) row));
    }
    for (String mean : new String[] {"All", "Things", "Stuff"}) {
      if (quality.get(mean) instanceof Quality row) {
        row(mean, "%6.3f %6.3f %6.3f   mean of %d", row.pq(), row.sq(), row.rq(), row.n());
      }
    }
  }

  private void category(String name, QualityTree.Row row) {
    row(
        name,
        "%6.3f %6.3f %6.3f %7d %7d %7d",
        row.pq(),
        row.sq(),
        row.rq(),
        row.tp(),
        row.fp(),
        row.fn());
  }

  /** Names above columns of {@link #figures}. */
  void head(String name, String... columns) {
    row(name, "%6s ".repeat(columns.length).strip(), (Object[]) columns);
  }

  /** A row of figures; what is empty is a dash. */
  void figures(String name, OptionalDouble... figures) {
    head(
        name,
        Stream.of(figures)
            .map(
                one ->
                    one.isPresent() ? String.format(Locale.ROOT, "%.3f", one.getAsDouble()) : "-")
            .toArray(String[]::new));
  }

  private void row(String name, String format, Object... values) {
    String cut = name.length() > width ? name.substring(0, width - 2) + ".." : name;
    String padded = cut + " ".repeat(width - cut.length());
    line("%s %s", padded, String.format(Locale.ROOT, format, values));
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
