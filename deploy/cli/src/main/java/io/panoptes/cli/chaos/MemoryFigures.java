package io.panoptes.cli.chaos;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * Memory over the run in MiB: the mean of each quarter of it, and the most at any sample. Empty
 * where there are fewer than four samples.
 */
@JsonNaming(SnakeCaseStrategy.class)
public record MemoryFigures(List<Double> quarters, double peak) {

  private static final int QUARTERS = 4;

  /**
   * @param bytes in the order of time
   */
  static MemoryFigures of(List<Long> bytes) {
    int count = bytes.size();
    List<Double> quarters =
        count < QUARTERS
            ? List.of()
            : List.of(0, 1, 2, 3).stream()
                .map(quarter -> bytes.subList(quarter * count / 4, (quarter + 1) * count / 4))
                .map(part -> part.stream().mapToLong(Long::longValue).average().orElse(0))
                .map(MemoryFigures::mebibytes)
                .toList();
    return new MemoryFigures(
        quarters, mebibytes(bytes.stream().mapToLong(Long::longValue).max().orElse(0)));
  }

  private static double mebibytes(double bytes) {
    return Math.round(bytes / (1 << 20) * 10) / 10.0;
  }
}
