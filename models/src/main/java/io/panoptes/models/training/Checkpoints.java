package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The folder of one training: {@code latest.zip} holds weights, optimiser state and the number of
 * iterations done, {@code average-N.bin} the averaged weights after iteration N, {@code best.zip}
 * the weights that scored best with {@code best.txt} their score, {@code plan.txt} what is being
 * trained. Each file is replaced in one step, so a kill leaves the old one or the new one.
 */
final class Checkpoints {

  private final Path folder;

  Checkpoints(Path folder) {
    this.folder = requireNonNull(folder, "folder is null");
  }

  /**
   * @throws IllegalStateException when the folder holds a training by another plan
   */
  void claim(TrainingPlan plan) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("plan.txt");
      String text = plan.toString();
      if (Files.exists(file) && !Files.readString(file).equals(text)) {
        throw new IllegalStateException(
            "%s holds a training by another plan: choose another folder or remove it (there: %s; asked for: %s)"
                .formatted(folder, Files.readString(file), text));
      }
      replace("plan.txt", temporary -> Files.writeString(temporary, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<ComputationGraph> latest() {
    return read("latest.zip", true);
  }

  Optional<ComputationGraph> best() {
    return read("best.zip", false);
  }

  /** The averaged weights that belong to {@link #latest}. */
  INDArray average(ComputationGraph latest) {
    try {
      return Nd4j.readBinary(folder.resolve(averageName(latest)).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void saveLatest(ComputationGraph network, INDArray average) {
    // Before the weights, under a name of its own: a kill between the two leaves the old pair.
    replace(averageName(network), file -> Nd4j.saveBinary(average, file.toFile()));
    replace("latest.zip", file -> ModelSerializer.writeModel(network, file.toFile(), true));
    try (DirectoryStream<Path> averages = Files.newDirectoryStream(folder, "average-*.bin")) {
      for (Path file : averages) {
        if (!file.getFileName().toString().equals(averageName(network))) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String averageName(ComputationGraph network) {
    return "average-%d.bin".formatted(network.getConfiguration().getIterationCount());
  }

  double bestScore() {
    Path file = folder.resolve("best.txt");
    try {
      return Files.exists(file) ? Double.parseDouble(Files.readString(file).trim()) : -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void saveBest(ComputationGraph network, double score) {
    replace("best.zip", file -> ModelSerializer.writeModel(network, file.toFile(), false));
    replace("best.txt", file -> Files.writeString(file, Double.toString(score)));
  }

  private Optional<ComputationGraph> read(String name, boolean withUpdater) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ModelSerializer.restoreComputationGraph(file.toFile(), withUpdater));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Writer {
    void write(Path file) throws IOException;
  }

  private void replace(String name, Writer writer) {
    Path temporary = folder.resolve(name + ".new");
    try {
      writer.write(temporary);
      Files.move(
          temporary,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
