package io.panoptes.cli.chaos;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Memory over the run in MiB.
 *
 * @param quarters the mean of each quarter of the run; empty where there are fewer than four
 *     samples
 * @param peak the most at any sample
 * @param growth the mean of the last quarter over that of the second, as the first one is for the
 *     start; 0 without quarters
 * @param flat whether it grew by a tenth at most
 */
@JsonNaming(SnakeCaseStrategy.class)
public record MemoryFigures(List<Double> quarters, double peak, double growth, boolean flat) {

  private static final int QUARTERS = 4;
  private static final double MOST_GROWTH = 1.1;

  /**
   * @param bytes in the order of time
   */
  static MemoryFigures of(List<Long> bytes) {
    double peak = mebibytes(bytes.stream().mapToLong(Long::longValue).max().orElse(0));
    int count = bytes.size();
    if (count < QUARTERS) {
      return new MemoryFigures(List.of(), peak, 0, false);
    }
    List<Double> quarters =
        List.of(0, 1, 2, 3).stream()
            .map(quarter -> bytes.subList(quarter * count / 4, (quarter + 1) * count / 4))
            .map(part -> part.stream().mapToLong(Long::longValue).average().orElse(0))
            .map(MemoryFigures::mebibytes)
            .toList();
    double growth = quarters.get(3) / quarters.get(1);
    return new MemoryFigures(quarters, peak, Math.round(growth * 1e3) / 1e3, growth <= MOST_GROWTH);
  }

  static double mebibytes(double bytes) {
    return Math.round(bytes / (1 << 20) * 10) / 10.0;
  }

  /** One line. */
  public String line() {
    if (quarters.isEmpty()) {
      return "too few samples";
    }
    return String.format(
        Locale.ROOT,
        "by quarters %s, peak %.1f MiB, last over second %.3f: %s",
        quarters.stream()
            .map(mean -> String.format(Locale.ROOT, "%.1f", mean))
            .collect(Collectors.joining(", ")),
        peak,
        growth,
        flat ? "flat" : "not flat");
  }
}
