package io.panoptes.cli.training;

import io.panoptes.models.training.CheckpointFigures;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A training as lines of a table, one for each checkpoint, with a point in decimals whatever the
 * locale. Losses are a pixel's.
 */
public final class CheckpointTable {

  private CheckpointTable() {}

  /** The names of the columns of {@link #row}. */
  public static String header(CheckpointFigures figures) {
    String parts =
        figures.losses().keySet().stream().map("%10s"::formatted).collect(Collectors.joining());
    return "%9s%10s%s%10s%10s%8s%8s%8s%8s"
        .formatted("iteration", "loss", parts, "rate", "images/s", "PQ", "SQ", "RQ", "mIoU");
  }

  /**
   * @param best whether none before scored higher
   */
  public static String row(CheckpointFigures figures, boolean best) {
    String parts =
        figures.losses().values().stream()
            .map(loss -> String.format(Locale.ROOT, "%10.5f", loss))
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        "%9d%10.5f%s%10.2e%10.1f%8.4f%8.4f%8.4f%8.4f%s",
        figures.iteration(),
        figures.loss(),
        parts,
        figures.learningRate(),
        figures.cropsPerSecond(),
        figures.kept().pq(),
        figures.kept().sq(),
        figures.kept().rq(),
        figures.kept().miou(),
        best ? "  best" : "");
  }
}
