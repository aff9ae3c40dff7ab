package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetiredPacksTest {

  private static final int CHANGES = 20;
  private static final double MOST_GROWTH = 1.05;

  @ParameterizedTest
  @ValueSource(strings = {"DL4J", "ONNXRUNTIME"})
  void memoryAfterTwentyPacksIsThatAfterTwo(String engine) throws Exception {
    List<Long> bytes = bytesAfterEach(engine);
    assertThat(bytes).hasSize(CHANGES);
    assertThat(bytes.get(CHANGES - 1) / (double) bytes.get(1))
        .as("of the bytes %s", bytes)
        .isLessThanOrEqualTo(MOST_GROWTH);
  }

  /** The whole heap is there from the start, so that what comes to it is outside of it. */
  private static List<Long> bytesAfterEach(String engine) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms192m",
            "-Xmx192m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            RetiredPacks.class.getName(),
            Path.of("..", "models", "packs", "nuclei").toString(),
            engine,
            Integer.toString(CHANGES));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("OMP_NUM_THREADS", "1");
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines = process.inputReader()) {
      return lines.lines().filter(line -> line.matches("[0-9]+")).map(Long::valueOf).toList();
    } finally {
      process.destroyForcibly();
    }
  }
}
