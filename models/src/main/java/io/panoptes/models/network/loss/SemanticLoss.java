package io.panoptes.models.network.loss;

import java.util.List;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** What the categories of the pixels are trained by. Pixels count by their weights in each. */
public sealed interface SemanticLoss
    permits SemanticLoss.CrossEntropy, SemanticLoss.Sum, DiceLoss, FocalLoss, HardestPixelsLoss {

  /** Pixel-wise, as U-Net has it. */
  record CrossEntropy() implements SemanticLoss {
    @Override
    public ILossFunction function() {
      return new LossMCXENT();
    }
  }

  /**
   * @param parts one or more
   */
  record Sum(List<SemanticLoss> parts) implements SemanticLoss {
    public Sum {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("a sum of no losses: at least one");
      }
    }

    @Override
    public ILossFunction function() {
      return parts.stream().map(SemanticLoss::function).reduce(SummedLoss::new).orElseThrow();
    }
  }

  /** For the layer of the head, after a softmax. */
  ILossFunction function();
}
