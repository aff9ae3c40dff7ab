package io.panoptes.models.network.loss;

import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;

/** What the ways to the centres are trained by. */
public sealed interface OffsetLoss permits OffsetLoss.L1, SmoothL1Loss {

  /** The absolute error, as Panoptic-DeepLab has it; the mean over the channels. */
  record L1() implements OffsetLoss {
    @Override
    public ILossFunction function() {
      return new LossMAE();
    }
  }

  /** For the layer of the head. */
  ILossFunction function();
}
