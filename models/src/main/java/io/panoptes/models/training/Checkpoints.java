package io.panoptes.models.training;

import io.panoptes.models.network.ModelZip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The folder of one training: {@code latest.zip} holds weights, optimiser state and the number of
 * iterations done, {@code average-N.bin} the averaged weights after iteration N, {@code best.zip}
 * the weights that scored best, {@code metrics.jsonl} a line for each checkpoint, {@code plan.txt}
 * what is being trained, {@code data.txt} on what. Each file is replaced in one step, so a kill
 * leaves the old one or the new one. Nobody else can open the folder until this is closed.
 */
final class Checkpoints implements AutoCloseable {

  private final Path folder;
  private final FolderLock lock;

  private Checkpoints(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Begins a training, or finds the one that was begun.
   *
   * @param folder made when missing
   * @throws IllegalStateException when another training uses the folder, or it holds one by another
   *     plan or on other data
   */
  static Checkpoints open(Path folder, TrainingPlan plan, DataDigest data) {
    Checkpoints checkpoints = new Checkpoints(folder, FolderLock.of(folder));
    try {
      checkpoints.claim(plan, data);
    } catch (RuntimeException e) {
      checkpoints.close();
      throw e;
    }
    return checkpoints;
  }

  private void claim(TrainingPlan plan, DataDigest data) {
    Optional<String> before = text("plan.txt");
    String text = plan.toString();
    if (before.isPresent() && !before.get().equals(text)) {
      throw new IllegalStateException(
          "%s holds a training by another plan: choose another folder or remove it (there: %s; asked for: %s)"
              .formatted(folder, before.get(), text));
    }
    text("data.txt")
        .map(lines -> new DataDigest(lines.lines().toList()))
        .flatMap(data::changeSince)
        .ifPresent(
            change -> {
              throw new IllegalStateException(
                  "the data has changed since the training in %s began: %s; choose another folder, remove it, or bring the data back"
                      .formatted(folder, change));
            });
    replace("plan.txt", file -> Files.writeString(file, text));
    replace("data.txt", file -> Files.write(file, data.lines()));
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

  void saveBest(ComputationGraph network) {
    replace("best.zip", file -> ModelSerializer.writeModel(network, file.toFile(), false));
  }

  /** What {@link #saveHistory} kept; none at first. */
  TrainingHistory history() {
    return new MetricsFile(folder).read();
  }

  void saveHistory(TrainingHistory history) {
    replace(MetricsFile.NAME, file -> Files.write(file, MetricsFile.lines(history)));
  }

  private Optional<String> text(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<ComputationGraph> read(String name, boolean withUpdater) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ModelZip.read(file, withUpdater));
    } catch (IOException e) {
      throw new UncheckedIOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private interface Writer {
    void write(Path file) throws IOException;
  }

  private void replace(String name, Writer writer) {
    Path temporary = folder.resolve(name + ".new");
    try {
      writer.write(temporary);
      // Else a machine that loses its power may keep the new name without the new bytes.
      try (FileChannel written = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(
          temporary,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    lock.close();
  }
}
