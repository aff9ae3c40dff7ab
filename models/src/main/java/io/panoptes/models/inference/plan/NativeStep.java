package io.panoptes.models.inference.plan;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner;
import org.nd4j.linalg.factory.Nd4j;

/** A custom operation of ND4J whose arguments are set once. */
final class NativeStep implements Step {

  private final OpExecutioner executioner = Nd4j.getExecutioner();
  private final CustomOp operation;
  private final OpContext context;

  NativeStep(String name, List<INDArray> inputs, INDArray output, long... arguments) {
    INDArray[] in = inputs.toArray(INDArray[]::new);
    operation = DynamicCustomOp.builder(name).addInputs(in).addOutputs(output).build();
    context = executioner.buildContext();
    context.setInputArrays(in);
    context.setOutputArrays(output);
    context.setIArguments(arguments);
  }

  /** On ND4J's own loops instead of oneDNN's, which are many times slower. */
  NativeStep withoutOneDnn() {
    context.allowHelpers(false);
    return this;
  }

  @Override
  public void run() {
    executioner.exec(operation, context);
  }
}
