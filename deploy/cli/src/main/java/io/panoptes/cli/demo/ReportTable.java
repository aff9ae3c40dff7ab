package io.panoptes.cli.demo;

import io.panoptes.cli.evaluate.QualityTree;
import io.panoptes.cli.evaluate.Table;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** A {@link DemoReport} for people. */
public final class ReportTable {

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
    if (quality.get("All") == null) {
      line("no quality: no image had a truth");
    } else {
      new Table(out, QualityTree.names(quality)).quality("PQ", quality);
    }
  }

  private void line(String format, Object... values) {
    out.printf(Locale.ROOT, "  " + format + "%n", values);
  }
}
