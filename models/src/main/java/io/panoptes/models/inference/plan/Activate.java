package io.panoptes.models.inference.plan;

import java.util.List;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;

/** An activation function of ND4J, of each value or across the channels of each pixel. */
record Activate(IActivation function) implements Operation {

  @Override
  public boolean inPlace() {
    return true;
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(0);
  }

  @Override
  public Step step(List<Tensor> inputs, Tensor output, Weights weights) {
    Tensor input = inputs.get(0);
    Step activate = activate(pixels(output));
    if (input.sharesMemoryWith(output)) {
      return activate;
    }
    return () -> {
      output.floats().put(0, input.floats(), 0, output.length());
      activate.run();
    };
  }

  boolean isSoftmax() {
    return function instanceof ActivationSoftmax;
  }

  private Step activate(INDArray values) {
    if (function instanceof ActivationReLU relu && isPlain(relu)) {
      RectifiedLinear operation = new RectifiedLinear(values, values);
      return () -> Nd4j.getExecutioner().exec(operation);
    }
    return () -> {
      INDArray activated = function.getActivation(values, false);
      if (activated != values) {
        values.assign(activated);
        activated.close();
      }
    };
  }

  private static boolean isPlain(ActivationReLU relu) {
    return relu.equals(new ActivationReLU());
  }

  /** A row for each pixel: softmax is taken over the columns. */
  private static INDArray pixels(Tensor tensor) {
    long channels = tensor.shape().channels();
    return tensor.array().reshape('c', tensor.length() / channels, channels);
  }
}
