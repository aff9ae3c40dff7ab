package io.panoptes.cli.training;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.panoptes.cli.training.LineChart.Curve;
import io.panoptes.cli.training.LineChart.Point;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.training.CheckpointFigures;
import io.panoptes.models.training.PanopticScores;
import io.panoptes.models.training.TrainingHistory;
import io.panoptes.models.training.TrainingListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Writes {@code report.html} into the folder of a training after each checkpoint: one file that
 * needs nothing else, with the curves, the table, and the best and worst kept images drawn.
 */
public final class TrainingReport implements TrainingListener {

  private final Path folder;
  private final String title;
  private final String command;
  private Optional<ReportImages> images = Optional.empty();

  /**
   * @param folder of the checkpoints
   * @param title such as the name of the pack
   * @param command that was given
   */
  public TrainingReport(Path folder, String title, String command) {
    this.folder = requireNonNull(folder, "folder is null");
    this.title = requireNonNull(title, "title is null");
    this.command = requireNonNull(command, "command is null");
  }

  @Override
  public void started(int iteration) {}

  @Override
  public void iterationDone(int iteration, double loss) {}

  @Override
  public void imagesScored(PanopticScores scores, CentreOffsetSettings merge) {
    images = Optional.of(new ReportImages(scores, merge));
  }

  @Override
  public void checkpointScored(TrainingHistory history) {
    try {
      Path written = folder.resolve("report.html.new");
      Files.writeString(written, page(history));
      Files.move(
          written,
          folder.resolve("report.html"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // The predictions of all kept images take memory that the training needs.
    images = Optional.empty();
  }

  private String page(TrainingHistory history) throws IOException {
    return template()
        .replace("{{title}}", Html.escaped(title))
        .replace("{{command}}", Html.escaped(command))
        .replace("{{summary}}", Html.escaped(summary(history)))
        .replace("{{charts}}", charts(history.checkpoints()))
        .replace("{{table}}", table(history))
        .replace("{{images}}", images.map(ReportImages::html).orElse(""));
  }

  private static String summary(TrainingHistory history) {
    CheckpointFigures last = history.last().orElseThrow();
    CheckpointFigures best = history.best().orElseThrow();
    return String.format(
        Locale.ROOT,
        "%d iterations, %d images. Best PQ of the kept images: %.4f after %d iterations.",
        last.iteration(),
        last.crops(),
        best.kept().pq(),
        best.iteration());
  }

  private static String charts(List<CheckpointFigures> checkpoints) {
    CheckpointFigures first = checkpoints.get(0);
    List<Curve> losses = new ArrayList<>();
    losses.add(curve("all", checkpoints, CheckpointFigures::loss));
    first
        .losses()
        .keySet()
        .forEach(head -> losses.add(curve(head, checkpoints, one -> one.losses().get(head))));
    List<Curve> categories =
        checkpoints.get(checkpoints.size() - 1).kept().categoryPq().keySet().stream()
            .map(
                name ->
                    curve(
                        name, checkpoints, one -> one.kept().categoryPq().getOrDefault(name, 0.0)))
            .toList();
    return List.of(
            new LineChart("Loss a pixel, by head", losses, 0),
            new LineChart(
                "Quality of the kept images",
                List.of(
                    curve("PQ", checkpoints, one -> one.kept().pq()),
                    curve("SQ", checkpoints, one -> one.kept().sq()),
                    curve("RQ", checkpoints, one -> one.kept().rq()),
                    curve("mIoU", checkpoints, one -> one.kept().miou())),
                1),
            new LineChart("PQ of each category", categories, 1),
            new LineChart(
                "Learning rate",
                List.of(curve("rate", checkpoints, CheckpointFigures::learningRate)),
                0))
        .stream()
        .map(LineChart::svg)
        .collect(joining("\n"));
  }

  private static Curve curve(
      String name, List<CheckpointFigures> checkpoints, ToDoubleFunction<CheckpointFigures> value) {
    return new Curve(
        name,
        checkpoints.stream()
            .map(one -> new Point(one.iteration(), value.applyAsDouble(one)))
            .toList());
  }

  private static String table(TrainingHistory history) {
    return history.checkpoints().stream()
        .map(one -> CheckpointTable.row(one, history.best().equals(Optional.of(one))))
        .collect(joining("\n", CheckpointTable.header(history.checkpoints().get(0)) + "\n", "\n"));
  }

  private static String template() throws IOException {
    try (InputStream file = TrainingReport.class.getResourceAsStream("report.html")) {
      return new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
