package io.panoptes.models.onnx.runtime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.panoptes.models.network.Head;
import java.util.Arrays;
import java.util.Map;

/**
 * Whether a model says of itself that it fits its binding; what it leaves open is found by a run.
 */
final class ModelShape {

  private final String model;
  private final OnnxBinding binding;

  ModelShape(OnnxModel model) {
    this.model = model.name();
    binding = model.binding();
  }

  /**
   * @param categories channels of the semantic head
   * @throws OnnxException when something is missing or fixed to what does not fit
   */
  void check(OrtSession session, int categories) throws OrtException {
    Map<String, NodeInfo> inputs = session.getInputInfo();
    if (inputs.size() != 1 || !inputs.containsKey(binding.input())) {
      throw new OnnxException(
          "%s has the inputs %s: exactly one is expected, %s"
              .formatted(model, inputs.keySet(), binding.input()));
    }
    long[] shape = check("input", binding.input(), inputs.get(binding.input()), 3);
    for (int axis : new int[] {0, binding.layout().heightAxis(), widthAxis()}) {
      if (shape[axis] >= 0) {
        throw new OnnxException(
            "%s has the input %s of the fixed shape %s: batch, height and width must be free"
                .formatted(model, binding.input(), Arrays.toString(shape)));
      }
    }
    Map<String, NodeInfo> outputs = session.getOutputInfo();
    for (Head head : Head.values()) {
      OnnxBinding.Output output = binding.outputs().get(head.output());
      if (output == null) {
        continue;
      }
      if (!outputs.containsKey(output.name())) {
        throw new OnnxException(
            "%s has no output %s for the head %s, only %s"
                .formatted(model, output.name(), head.output(), outputs.keySet()));
      }
      check("output", output.name(), outputs.get(output.name()), head.channels(categories));
    }
  }

  private int widthAxis() {
    return binding.layout().heightAxis() + 1;
  }

  private long[] check(String kind, String name, NodeInfo info, int channels) {
    if (!(info.getInfo() instanceof TensorInfo tensor)
        || tensor.type != OnnxJavaType.FLOAT
        || tensor.getShape().length != 4) {
      throw new OnnxException(
          "%s has the %s %s which is %s: float numbers in 4 dimensions are expected"
              .formatted(model, kind, name, info.getInfo()));
    }
    long actual = tensor.getShape()[binding.layout().channelAxis()];
    if (actual >= 0 && actual != channels) {
      throw new OnnxException(
          "%s has the %s %s of %d channels in the layout %s: %d are expected"
              .formatted(model, kind, name, actual, binding.layout(), channels));
    }
    return tensor.getShape();
  }
}
