package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of a training for other programs: {@code metrics.jsonl}, a JSON object a line for
 * each checkpoint, with the names of {@link CheckpointFigures}.
 *
 * @param folder of the training
 */
public record MetricsFile(Path folder) {

  static final String NAME = "metrics.jsonl";

  private static final ObjectMapper JSON = new ObjectMapper();

  public MetricsFile {
    requireNonNull(folder, "folder is null");
  }

  /**
   * None where there is no such file.
   *
   * @throws IllegalStateException when a line cannot be read
   */
  public TrainingHistory read() {
    Path file = folder.resolve(NAME);
    List<CheckpointFigures> checkpoints = new ArrayList<>();
    try {
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        checkpoints.add(JSON.readValue(line, CheckpointFigures.class));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "%s: line %d cannot be read (%s): remove the folder, or that line and those after it"
              .formatted(file, checkpoints.size() + 1, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TrainingHistory(checkpoints);
  }

  static List<String> lines(TrainingHistory history) {
    List<String> lines = new ArrayList<>();
    try {
      for (CheckpointFigures checkpoint : history.checkpoints()) {
        lines.add(JSON.writeValueAsString(checkpoint));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return lines;
  }
}
