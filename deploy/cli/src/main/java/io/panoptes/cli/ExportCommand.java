package io.panoptes.cli;

import io.panoptes.models.onnx.OnnxExport;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.pack.PackManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.deeplearning4j.nn.graph.ComputationGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The networks of a pack as ONNX models. */
@Command(
    name = "export",
    description = {
      "Write the network of a pack as an ONNX model.",
      "Batch, height and width are free; outputs are named as in pack.yaml."
    })
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private PackOption pack;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The model, *.onnx; a pack of several networks has a number before that.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    if (!out.toString().endsWith(".onnx")) {
      throw new ParameterException(
          spec.commandLine(), "--out %s: the name must end with .onnx".formatted(out));
    }
    Pack loaded = pack.load();
    List<ComputationGraph> networks = loaded.networks();
    try {
      for (int index = 0; index < networks.size(); index++) {
        Path file = networks.size() == 1 ? out : numbered(index);
        write(file, OnnxExport.model(networks.get(index)), loaded.manifest().networks().get(index));
      }
    } finally {
      networks.forEach(ComputationGraph::close);
    }
    return 0;
  }

  private Path numbered(int index) {
    String name = out.getFileName().toString();
    return out.resolveSibling(name.replaceFirst("\\.onnx$", "-" + index + ".onnx"));
  }

  private void write(Path file, byte[] model, PackManifest.NetworkFile network) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, model);
    spec.commandLine()
        .getOut()
        .printf(
            "%s: opset %d, %d bytes, outputs %s%n",
            file, OnnxExport.OPSET, model.length, String.join(", ", network.outputs()));
    spec.commandLine().getOut().flush();
  }
}
