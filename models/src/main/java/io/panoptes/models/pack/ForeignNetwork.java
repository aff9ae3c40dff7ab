package io.panoptes.models.pack;

import io.panoptes.models.network.Head;
import io.panoptes.models.network.ModelZip;
import io.panoptes.models.network.OneDnn;
import io.panoptes.models.onnx.runtime.OnnxBinding;
import io.panoptes.models.onnx.runtime.OnnxException;
import io.panoptes.models.onnx.runtime.SelfContained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import onnx.Onnx.GraphProto;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A network from elsewhere, in the form that packs hold.
 *
 * @param bytes of the file as the pack shall have it
 */
record ForeignNetwork(PackManifest.NetworkFile file, byte[] bytes) {

  /** As networks of our own call theirs, and as their ONNX models do. */
  private static final String INPUT = "image";

  /**
   * @param name of the file in the pack, without ending
   * @throws PackException when it cannot be read, or has none of the outputs
   */
  static ForeignNetwork read(Path source, String name, PackRecipe recipe) {
    byte[] bytes = bytes(source);
    String file = source.getFileName().toString();
    if (file.endsWith(".onnx")) {
      return onnx(source, bytes, name + ".onnx", recipe);
    }
    if (file.endsWith(".zip")) {
      return deeplearning4j(source, bytes, name + ".zip", recipe);
    }
    throw new PackException(
        "%s is neither *.zip, a network of Deeplearning4j, nor *.onnx".formatted(source));
  }

  private static byte[] bytes(Path source) {
    try {
      return Files.readAllBytes(source);
    } catch (IOException e) {
      throw new PackException("%s cannot be read: %s".formatted(source, e.getMessage()), e);
    }
  }

  private static ForeignNetwork onnx(Path source, byte[] bytes, String name, PackRecipe recipe) {
    GraphProto graph;
    try {
      graph = SelfContained.parse(source.toString(), bytes).getGraph();
    } catch (OnnxException e) {
      throw new PackException(e.getMessage(), e);
    }
    Set<String> constants =
        graph.getInitializerList().stream().map(one -> one.getName()).collect(Collectors.toSet());
    List<String> inputs =
        graph.getInputList().stream()
            .map(one -> one.getName())
            .filter(input -> !constants.contains(input))
            .toList();
    if (inputs.size() != 1) {
      throw new PackException(
          "%s has the inputs %s: one is expected, for the image".formatted(source, inputs));
    }
    List<Head> heads =
        heads(source, graph.getOutputList().stream().map(one -> one.getName()).toList(), recipe);
    Map<String, OnnxBinding.Output> outputs =
        heads.stream().collect(Collectors.toMap(Head::output, recipe.outputs()::get));
    return new ForeignNetwork(
        new PackManifest.NetworkFile(
            name,
            PackFiles.sha256(bytes),
            heads.stream().map(Head::output).toList(),
            new OnnxBinding(inputs.get(0), recipe.layout(), outputs)),
        bytes);
  }

  private static ForeignNetwork deeplearning4j(
      Path source, byte[] bytes, String name, PackRecipe recipe) {
    ComputationGraph network = restore(source, bytes);
    try {
      List<Head> heads = heads(source, network.getConfiguration().getNetworkOutputs(), recipe);
      Map<String, String> names = new HashMap<>();
      heads.forEach(head -> names.put(recipe.outputs().get(head).name(), head.output()));
      names.put(input(source, network), INPUT);
      checkValues(source, heads, recipe);
      checkFree(source, network, names);
      ComputationGraph renamed = new RenamedGraph(names).apply(network);
      byte[] content = PackWriter.bytes(renamed);
      List<String> outputs = renamed.getConfiguration().getNetworkOutputs();
      renamed.close();
      return new ForeignNetwork(
          new PackManifest.NetworkFile(name, PackFiles.sha256(content), outputs), content);
    } finally {
      network.close();
    }
  }

  private static ComputationGraph restore(Path source, byte[] bytes) {
    OneDnn.enable();
    try {
      return ModelZip.read(bytes, false);
    } catch (IOException | RuntimeException e) {
      throw new PackException(
          "%s is not a ComputationGraph written by ModelSerializer: %s; of a MultiLayerNetwork write toComputationGraph()"
              .formatted(source, Pack.firstLine(String.valueOf(e.getMessage()))),
          e);
    }
  }

  private static String input(Path source, ComputationGraph network) {
    List<String> inputs = network.getConfiguration().getNetworkInputs();
    if (inputs.size() != 1) {
      throw new PackException(
          "%s has the inputs %s: one is expected, for the image".formatted(source, inputs));
    }
    return inputs.get(0);
  }

  /** The heads whose outputs the network has, in the order of its outputs. */
  private static List<Head> heads(Path source, List<String> outputs, PackRecipe recipe) {
    Map<String, Head> byOutput =
        Arrays.stream(Head.values())
            .collect(
                Collectors.toMap(head -> recipe.outputs().get(head).name(), Function.identity()));
    List<Head> heads = outputs.stream().filter(byOutput::containsKey).map(byOutput::get).toList();
    if (heads.isEmpty()) {
      throw new PackException(
          "%s has the outputs %s, and none of them is one of %s: tell which is which, as by --output semantic=NAME"
              .formatted(source, outputs, byOutput.keySet()));
    }
    return heads;
  }

  private static void checkValues(Path source, List<Head> heads, PackRecipe recipe) {
    for (Head head : heads) {
      if (recipe.outputs().get(head).values() == OnnxBinding.Values.LOGITS) {
        throw new PackException(
            "%s gives %s as logits: only ONNX models may, end the head with its activation"
                .formatted(source, head.output()));
      }
    }
  }

  private static void checkFree(Path source, ComputationGraph network, Map<String, String> names) {
    Set<String> taken = new HashSet<>(network.getConfiguration().getVertices().keySet());
    taken.addAll(network.getConfiguration().getNetworkInputs());
    taken.removeAll(names.keySet());
    for (String name : names.values()) {
      if (taken.contains(name)) {
        throw new PackException(
            "%s has a vertex %s that is neither the input nor the head of that name: rename it"
                .formatted(source, name));
      }
    }
  }
}
