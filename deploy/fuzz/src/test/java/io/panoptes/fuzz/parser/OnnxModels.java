package io.panoptes.fuzz.parser;

import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.nd4j.shade.protobuf.ByteString;

/** Small ONNX models, with a tensor in each place that may hold one. */
final class OnnxModels {

  private static final TensorProto TENSOR =
      TensorProto.newBuilder()
          .setName("w")
          .addDims(1)
          .setDataType(1)
          .setRawData(ByteString.copyFrom(new byte[] {0, 0, 0, 1}))
          .build();

  private OnnxModels() {}

  static List<byte[]> all() {
    GraphProto inner = GraphProto.newBuilder().setName("then").addInitializer(TENSOR).build();
    NodeProto branch =
        NodeProto.newBuilder()
            .setOpType("If")
            .addInput("x")
            .addOutput("y")
            .addAttribute(AttributeProto.newBuilder().setName("then_branch").setG(inner))
            .addAttribute(AttributeProto.newBuilder().setName("value").setT(TENSOR))
            .build();
    GraphProto graph =
        GraphProto.newBuilder().setName("g").addInitializer(TENSOR).addNode(branch).build();
    return List.of(ModelProto.newBuilder().setIrVersion(8).setGraph(graph).build().toByteArray());
  }
}
