package io.panoptes.cli.bench;

import io.panoptes.models.inference.EngineKind;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** {@link EngineFigures} for people. */
public final class EngineTable {

  private final PrintWriter out;

  public EngineTable(PrintWriter out) {
    this.out = out;
  }

  public void print(List<EngineFigures> figures) {
    out.println(
        "  batch  engine         images/s  slowest..fastest round  x dl4j-layers  p50 ms  p95 ms"
            + "  p99 ms  peak RSS MiB");
    figures.forEach(row -> out.println(line(row, figures)));
    out.flush();
  }

  private static String line(EngineFigures row, List<EngineFigures> figures) {
    return String.format(
        Locale.ROOT,
        "  %5d  %-13s  %8.2f  %10.2f..%-10.2f  %13s  %6.1f  %6.1f  %6.1f  %12.0f",
        row.batch(),
        row.engine(),
        row.imagesPerSecond(),
        row.slowest(),
        row.fastest(),
        ratio(row, figures),
        row.ms().p50(),
        row.ms().p95(),
        row.ms().p99(),
        row.peakRssMegabytes());
  }

  private static String ratio(EngineFigures row, List<EngineFigures> figures) {
    return figures.stream()
        .filter(other -> other.batch() == row.batch())
        .filter(other -> other.engine().equals(EngineKind.DL4J_LAYERS.toString()))
        .map(other -> String.format(Locale.ROOT, "%.2f", ratio(row, other)))
        .findFirst()
        .orElse("-");
  }

  private static double ratio(EngineFigures row, EngineFigures reference) {
    return reference.imagesPerSecond() == 0
        ? 0
        : row.imagesPerSecond() / reference.imagesPerSecond();
  }
}
