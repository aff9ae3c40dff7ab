package io.panoptes.models.network.loss;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.network.Head;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** A loss for each head; that of centres is the mean squared error of the heat. */
public record Losses(SemanticLoss semantic, OffsetLoss offset) {

  public static final Losses DEFAULT =
      new Losses(new SemanticLoss.CrossEntropy(), new OffsetLoss.L1());

  public Losses {
    requireNonNull(semantic, "semantic is null");
    requireNonNull(offset, "offset is null");
  }

  public ILossFunction of(Head head) {
    return switch (head) {
      case SEMANTIC -> semantic.function();
      case CENTRE -> new LossMSE();
      case OFFSET -> offset.function();
    };
  }
}
