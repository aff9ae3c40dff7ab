package io.panoptes.models.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A tiny training in a process of its own, which tells each iteration it has done. */
final class TrainingProcess implements AutoCloseable {

  static final TrainingPlan PLAN = TinyTraining.plan(48, 5, 0);

  private static final String STARTED = "started ";
  private static final String DONE = "done ";

  private final Process process;
  private final BufferedReader lines;

  private TrainingProcess(Process process) {
    this.process = process;
    lines = process.inputReader();
  }

  /**
   * @param folder of the training
   */
  static TrainingProcess start(Path folder) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            TrainingProcess.class.getName(),
            folder.toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return new TrainingProcess(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Iterations that earlier processes had done. */
  int awaitStart() throws IOException {
    return await(STARTED, 0);
  }

  /** Waits until so many iterations are done. */
  void awaitIteration(int iteration) throws IOException {
    await(DONE, iteration);
  }

  private int await(String kind, int least) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(kind)) {
        int number = Integer.parseInt(line.substring(kind.length()));
        if (number >= least) {
          return number;
        }
      }
    }
    throw new AssertionError("the training ended before '%s%d'".formatted(kind, least));
  }

  /** By SIGKILL. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Waits for its end and returns its exit code. */
  int awaitEnd() throws IOException {
    while (lines.readLine() != null) {
      // Else it would wait for a reader.
    }
    return process.onExit().join().exitValue();
  }

  @Override
  public void close() throws IOException {
    kill();
    lines.close();
  }

  public static void main(String[] arguments) {
    TrainingListener told =
        new TrainingListener() {
          @Override
          public void started(int iteration) {
            System.out.println(STARTED + iteration);
          }

          @Override
          public void iterationDone(int iteration, double loss) {
            System.out.println(DONE + iteration);
          }

          @Override
          public void checkpointScored(TrainingHistory history) {}
        };
    TinyTraining.trainer(
            PLAN, Optional.empty(), TinyTraining.scores(5), Path.of(arguments[0]), told)
        .run();
  }
}
