package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.cli.publish.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineOptionTest {

  @TempDir private Path folder;

  @Test
  void anUnknownEngineIsWrongUsage() {
    CommandRun run = segment("tensorflow");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "engine tensorflow is unknown: write one of auto, dl4j, dl4j-cuda, onnxruntime,"
                + " onnxruntime-cuda, dl4j-layers");
  }

  @Test
  void anEngineThatCannotRunHereIsToldInOneLine() throws IOException {
    Files.write(folder.resolve("a.png"), TestPictures.noise(8, 8, 1));

    CommandRun run = segment("dl4j-cuda");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines())
        .containsExactly(
            "panoptes: engine dl4j-cuda cannot run: nd4j-cuda is not on the class path: build with"
                + " -Pcuda");
  }

  @Test
  void onnxRuntimeSegmentsImages() throws IOException {
    Files.write(folder.resolve("a.png"), TestPictures.noise(8, 8, 1));

    CommandRun run = segment("onnxruntime");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(folder.resolve("results/panoptic/a.png")).exists();
  }

  @Test
  void namesAreInTheHelp() {
    assertThat(CommandRun.of("segment", "--help").out())
        .containsPattern("auto, dl4j, dl4j-cuda,\\s+onnxruntime, onnxruntime-cuda, dl4j-layers");
  }

  private CommandRun segment(String engine) {
    return CommandRun.of(
        "segment",
        folder.toString(),
        "--out",
        folder.resolve("results").toString(),
        "--pack",
        "../../models/packs/shelf",
        "--engine",
        engine);
  }
}
