package io.panoptes.models.onnx;

import java.util.List;
import java.util.Map;
import onnx.Onnx.AttributeProto;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Activation functions. */
final class ActivationExport {

  private interface Form {
    String export(IActivation activation, String input, OnnxGraph graph);
  }

  private static final Map<Class<? extends IActivation>, Form> FORMS =
      Map.ofEntries(
          Map.entry(ActivationIdentity.class, (activation, input, graph) -> input),
          Map.entry(ActivationReLU.class, ActivationExport::relu),
          Map.entry(ActivationReLU6.class, (activation, input, graph) -> clip(input, 0, 6, graph)),
          Map.entry(ActivationLReLU.class, ActivationExport::leakyRelu),
          Map.entry(ActivationELU.class, ActivationExport::elu),
          Map.entry(ActivationSELU.class, node("Selu")),
          Map.entry(ActivationSigmoid.class, node("Sigmoid")),
          Map.entry(ActivationTanH.class, node("Tanh")),
          Map.entry(ActivationSoftPlus.class, node("Softplus")),
          Map.entry(ActivationSoftSign.class, node("Softsign")),
          Map.entry(ActivationSwish.class, ActivationExport::swish),
          Map.entry(
              ActivationHardTanH.class, (activation, input, graph) -> clip(input, -1, 1, graph)),
          Map.entry(
              ActivationHardSigmoid.class,
              node("HardSigmoid", Attributes.of("alpha", .2), Attributes.of("beta", .5))));

  private ActivationExport() {}

  /**
   * @param softmaxAxis the axis along which softmax sums to 1
   */
  static String export(
      String layer, IActivation activation, int softmaxAxis, String input, OnnxGraph graph) {
    if (activation instanceof ActivationSoftmax) {
      return graph.node("Softmax", List.of(input), Attributes.of("axis", (long) softmaxAxis));
    }
    Form form = FORMS.get(activation.getClass());
    if (form == null) {
      throw new OnnxExportException(
          "layer %s has the activation %s, which cannot be written as ONNX"
              .formatted(layer, activation.getClass().getSimpleName()));
    }
    return form.export(activation, input, graph);
  }

  private static Form node(String operator, AttributeProto... attributes) {
    return (activation, input, graph) -> graph.node(operator, List.of(input), attributes);
  }

  private static String relu(IActivation activation, String input, OnnxGraph graph) {
    ActivationReLU relu = (ActivationReLU) activation;
    if (isSet(relu.getThreshold())) {
      throw new OnnxExportException(
          "ReLU with the threshold %s cannot be written as ONNX".formatted(relu.getThreshold()));
    }
    String output =
        isSet(relu.getNegativeSlope())
            ? leaky(relu.getNegativeSlope(), input, graph)
            : graph.node("Relu", List.of(input));
    return isSet(relu.getMax())
        ? graph.node("Min", List.of(output, graph.scalar("max", relu.getMax())))
        : output;
  }

  private static boolean isSet(Double value) {
    return value != null && value != 0;
  }

  private static String leakyRelu(IActivation activation, String input, OnnxGraph graph) {
    return leaky(((ActivationLReLU) activation).getAlpha(), input, graph);
  }

  private static String leaky(double slope, String input, OnnxGraph graph) {
    return graph.node("LeakyRelu", List.of(input), Attributes.of("alpha", slope));
  }

  private static String elu(IActivation activation, String input, OnnxGraph graph) {
    double alpha = ((ActivationELU) activation).getAlpha();
    return graph.node("Elu", List.of(input), Attributes.of("alpha", alpha));
  }

  private static String swish(IActivation activation, String input, OnnxGraph graph) {
    return graph.node("Mul", List.of(input, graph.node("Sigmoid", List.of(input))));
  }

  private static String clip(String input, double least, double most, OnnxGraph graph) {
    return graph.node(
        "Clip", List.of(input, graph.scalar("least", least), graph.scalar("most", most)));
  }
}
