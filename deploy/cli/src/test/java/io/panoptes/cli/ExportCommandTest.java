package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import onnx.Onnx.ModelProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

  @TempDir private Path folder;

  @Test
  void packBecomesAModelWithItsOutputs() throws Exception {
    Path model = folder.resolve("new/model.onnx");

    CommandRun run =
        CommandRun.of("export", "--pack", "../../models/packs/nuclei", "--out", model.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("model.onnx: opset 17, ").endsWith("semantic, centre, offset\n");
    assertThat(ModelProto.parseFrom(Files.readAllBytes(model)).getGraph().getOutputList())
        .extracting(output -> output.getName())
        .containsExactly("semantic", "centre", "offset");
  }

  @Test
  void otherEndingIsWrongUsage() {
    CommandRun run =
        CommandRun.of("export", "--pack", "../../models/packs/nuclei", "--out", "model.pb");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("panoptes: --out model.pb: the name must end with .onnx; see 'panoptes export");
  }
}
