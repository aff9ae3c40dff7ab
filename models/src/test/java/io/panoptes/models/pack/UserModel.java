package io.panoptes.models.pack;

import io.panoptes.models.onnx.OnnxExport;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.ValueInfoProto;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

/**
 * A model as another tool might have written it: input {@code pixels}, outputs {@code scores},
 * {@code heat} and {@code ways}.
 */
record UserModel(ComputationGraph network) {

  static UserModel random(long seed, int categories, Activation scores) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .convolutionMode(ConvolutionMode.Same)
            .graphBuilder()
            .addInputs("pixels")
            .setInputTypes(InputType.convolutional(16, 16, 3))
            .addLayer(
                "features",
                new ConvolutionLayer.Builder(3, 3).nOut(5).activation(Activation.LEAKYRELU).build(),
                "pixels");
    head(graph, "scores", categories, scores);
    head(graph, "heat", 1, Activation.SIGMOID);
    head(graph, "ways", 2, Activation.IDENTITY);
    ComputationGraph network =
        new ComputationGraph(graph.setOutputs("scores", "heat", "ways").build());
    network.init();
    return new UserModel(network);
  }

  private static void head(GraphBuilder graph, String name, int channels, Activation activation) {
    graph
        .addLayer(
            name + "-last",
            new ConvolutionLayer.Builder(3, 3)
                .nOut(channels)
                .activation(Activation.IDENTITY)
                .build(),
            "features")
        .addLayer(
            name,
            new CnnLossLayer.Builder(new LossMSE()).activation(activation).build(),
            name + "-last");
  }

  byte[] channelsFirst() {
    return OnnxExport.model(network);
  }

  /** The same with a transposition before it and after it. */
  byte[] channelsLast() {
    GraphProto graph = exported().getGraph();
    GraphProto.Builder changed = GraphProto.newBuilder().setName("last");
    changed.addAllInitializer(graph.getInitializerList());
    changed.addInput(shaped(graph.getInput(0), "n", "h", "w", "c"));
    changed.addNode(transposed("pixels", "pixels-first", 0, 3, 1, 2));
    for (NodeProto node : graph.getNodeList()) {
      NodeProto.Builder copy = node.toBuilder().clearInput().clearOutput();
      node.getInputList()
          .forEach(input -> copy.addInput(input.equals("pixels") ? "pixels-first" : input));
      node.getOutputList().forEach(output -> copy.addOutput(output + "-first"));
      for (int input = 0; input < copy.getInputCount(); input++) {
        String name = copy.getInput(input);
        if (graph.getNodeList().stream().anyMatch(other -> other.getOutputList().contains(name))) {
          copy.setInput(input, name + "-first");
        }
      }
      changed.addNode(copy);
    }
    for (ValueInfoProto output : graph.getOutputList()) {
      changed.addNode(transposed(output.getName() + "-first", output.getName(), 0, 2, 3, 1));
      changed.addOutput(shaped(output, "n", "h", "w", "c" + output.getName()));
    }
    return exported().toBuilder().setGraph(changed).build().toByteArray();
  }

  /** The same for one size only. */
  byte[] ofSize(int batch, int height, int width) {
    ModelProto.Builder model = exported().toBuilder();
    model
        .getGraphBuilder()
        .setInput(0, shaped(model.getGraph().getInput(0), batch, 3, height, width));
    return model.build().toByteArray();
  }

  private ModelProto exported() {
    try {
      return ModelProto.parseFrom(channelsFirst());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NodeProto transposed(String from, String to, long... axes) {
    return NodeProto.newBuilder()
        .setOpType("Transpose")
        .setName(to)
        .addInput(from)
        .addOutput(to)
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("perm")
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(List.of(axes[0], axes[1], axes[2], axes[3])))
        .build();
  }

  private static ValueInfoProto shaped(ValueInfoProto value, Object... dimensions) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object dimension : dimensions) {
      shape.addDim(
          dimension instanceof Integer number
              ? TensorShapeProto.Dimension.newBuilder().setDimValue(number)
              : TensorShapeProto.Dimension.newBuilder().setDimParam((String) dimension));
    }
    ValueInfoProto.Builder changed = value.toBuilder();
    changed.getTypeBuilder().getTensorTypeBuilder().setShape(shape);
    return changed.build();
  }
}
