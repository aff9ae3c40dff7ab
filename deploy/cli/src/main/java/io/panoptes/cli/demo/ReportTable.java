package io.panoptes.cli.demo;

import io.panoptes.cli.demo.DemoReport.CategoryRow;
import io.panoptes.models.quality.Quality;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** A {@link DemoReport} for people. */
public final class ReportTable {

  private static final String ROW = "  %-14s %6.3f %6.3f %6.3f %7d %7d %7d%n";

  private final PrintWriter out;

  public ReportTable(PrintWriter out) {
    this.out = out;
  }

  public void print(DemoReport report) {
    quality(report.quality());
    out.println();
    line(
        "%d images in, %d results, %d dead letters, in %.1f s: %.2f images/s",
        report.images().in(),
        report.images().out(),
        report.images().deadLetters(),
        report.seconds(),
        report.imagesPerSecond());
    line("mean batch size %.2f", report.meanBatchSize());
    line(
        "latency from publication to a read_committed consumer: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms",
        report.latency().p50(), report.latency().p95(), report.latency().p99());
    report
        .deadLetterReasons()
        .forEach((reason, count) -> line("dead letters %s: %d", reason, count));
    out.flush();
  }

  private void quality(Map<String, Object> quality) {
    if (quality.isEmpty()) {
      line("no quality: no image had a truth");
      return;
    }
    line("%-14s %6s %6s %6s %7s %7s %7s", "category", "PQ", "SQ", "RQ", "tp", "fp", "fn");
    if (quality.get("per_class") instanceof Map<?, ?> categories) {
      categories.forEach((name, row) -> category((String) name, (CategoryRow) row));
    }
    for (String mean : new String[] {"All", "Things", "Stuff"}) {
      if (quality.get(mean) instanceof Quality row) {
        line("%-14s %6.3f %6.3f %6.3f   mean of %d", mean, row.pq(), row.sq(), row.rq(), row.n());
      }
    }
  }

  private void category(String name, CategoryRow row) {
    out.printf(Locale.ROOT, ROW, name, row.pq(), row.sq(), row.rq(), row.tp(), row.fp(), row.fn());
  }

  private void line(String format, Object... values) {
    out.printf(Locale.ROOT, "  " + format + "%n", values);
  }
}
