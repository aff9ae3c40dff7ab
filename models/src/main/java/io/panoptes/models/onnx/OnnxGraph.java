package io.panoptes.models.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TensorShapeProto.Dimension;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/** An ONNX graph in the making: nodes, weights, and the names of the values between them. */
final class OnnxGraph {

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final List<NodeProto.Builder> nodes = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private String scope = "";

  OnnxGraph(String name) {
    graph.setName(name);
  }

  /** Names of what follows begin with this. */
  void scope(String layer) {
    scope = layer;
  }

  /** Adds a node with one output, and returns the name of that. */
  String node(String operator, List<String> inputs, AttributeProto... attributes) {
    String output = unique(scope + "/" + operator);
    nodes.add(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(Arrays.asList(attributes)));
    return output;
  }

  String weights(String role, Tensor tensor) {
    ByteBuffer bytes = bytes(4 * tensor.values().length);
    bytes.asFloatBuffer().put(tensor.values());
    return initializer(role, TensorProto.DataType.FLOAT, tensor.shape(), bytes);
  }

  String floats(String role, float... values) {
    return weights(role, new Tensor(new long[] {values.length}, values));
  }

  String scalar(String role, double value) {
    return weights(role, new Tensor(new long[0], new float[] {(float) value}));
  }

  String integers(String role, long... values) {
    ByteBuffer bytes = bytes(8 * values.length);
    bytes.asLongBuffer().put(values);
    return initializer(role, TensorProto.DataType.INT64, new long[] {values.length}, bytes);
  }

  /**
   * @param dimensions numbers, or names of those that may differ from run to run
   */
  void input(String name, Object... dimensions) {
    names.add(name);
    graph.addInput(value(name, dimensions));
  }

  /** Gives a value the name of an output, with a node more where it cannot be renamed. */
  void output(String value, String name, Object... dimensions) {
    boolean renameable =
        nodes.stream().anyMatch(node -> node.getOutput(0).equals(value)) && !names.contains(name);
    if (renameable) {
      rename(value, name);
    } else {
      nodes.add(
          NodeProto.newBuilder()
              .setOpType("Identity")
              .setName(name)
              .addInput(value)
              .addOutput(name));
    }
    names.add(name);
    graph.addOutput(value(name, dimensions));
  }

  GraphProto build() {
    return graph.clone().addAllNode(nodes.stream().map(NodeProto.Builder::build).toList()).build();
  }

  private void rename(String value, String name) {
    for (NodeProto.Builder node : nodes) {
      for (int input = 0; input < node.getInputCount(); input++) {
        if (node.getInput(input).equals(value)) {
          node.setInput(input, name);
        }
      }
      if (node.getOutput(0).equals(value)) {
        node.setOutput(0, name);
      }
    }
  }

  private String initializer(
      String role, TensorProto.DataType type, long[] shape, ByteBuffer bytes) {
    String name = unique(scope + "/" + role);
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .addAllDims(Arrays.stream(shape).boxed().toList())
            .setRawData(ByteString.copyFrom(bytes)));
    return name;
  }

  private String unique(String wanted) {
    String name = wanted;
    for (int number = 2; !names.add(name); number++) {
      name = wanted + "-" + number;
    }
    return name;
  }

  private static ByteBuffer bytes(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ValueInfoProto value(String name, Object... dimensions) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object dimension : dimensions) {
      shape.addDim(
          dimension instanceof Number number
              ? Dimension.newBuilder().setDimValue(number.longValue())
              : Dimension.newBuilder().setDimParam(dimension.toString()));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(shape)))
        .build();
  }
}
