package io.panoptes.cli;

import io.panoptes.models.network.loss.DiceLoss;
import io.panoptes.models.network.loss.FocalLoss;
import io.panoptes.models.network.loss.HardestPixelsLoss;
import io.panoptes.models.network.loss.Losses;
import io.panoptes.models.network.loss.OffsetLoss;
import io.panoptes.models.network.loss.SemanticLoss;
import io.panoptes.models.network.loss.SmoothL1Loss;
import io.panoptes.models.training.BoundaryWeights;
import io.panoptes.models.training.Objective;
import io.panoptes.models.training.PixelWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What a training makes small. */
final class LossOptions {

  /** One loss, or several joined by +. */
  static final class Semantic implements ITypeConverter<SemanticLoss> {

    private final Choices<SemanticLoss> choices =
        new Choices<SemanticLoss>()
            .or("cross-entropy", numbers -> new SemanticLoss.CrossEntropy())
            .or("hardest", numbers -> new HardestPixelsLoss(numbers[0]), .2)
            .or("focal", numbers -> new FocalLoss(numbers[0]), 2)
            .or("dice", numbers -> new DiceLoss());

    @Override
    public SemanticLoss convert(String text) {
      List<SemanticLoss> parts = new ArrayList<>();
      for (String part : text.split("\\+", -1)) {
        parts.add(choices.convert(part));
      }
      return parts.size() == 1 ? parts.get(0) : new SemanticLoss.Sum(parts);
    }
  }

  /** Of offsets. */
  static final class Offset extends Choices<OffsetLoss> {
    Offset() {
      or("l1", numbers -> new OffsetLoss.L1());
      or("smooth-l1", numbers -> new SmoothL1Loss(numbers[0]), 1);
    }
  }

  /** Of pixels where things meet. */
  static final class Boundary extends Choices<BoundaryWeights> {
    Boundary() {
      or("none", numbers -> new BoundaryWeights.None());
      or(
          "touching",
          numbers -> new BoundaryWeights.Touching((float) numbers[0], (int) numbers[1]),
          3,
          2);
      or(
          "distance",
          numbers -> new BoundaryWeights.Distance((float) numbers[0], (float) numbers[1]),
          10,
          5);
    }
  }

  @Option(
      names = "--loss",
      paramLabel = "LOSS",
      converter = Semantic.class,
      defaultValue = "cross-entropy",
      description = {
        "Of the categories: cross-entropy, hardest:SHARE (of the pixels, 0.2), focal:GAMMA (2), dice,",
        "or a sum such as cross-entropy+dice. Default: ${DEFAULT-VALUE}."
      })
  private SemanticLoss semantic;

  @Option(
      names = "--offset-loss",
      paramLabel = "LOSS",
      converter = Offset.class,
      defaultValue = "l1",
      description = "l1 or smooth-l1:BETA (1). Default: ${DEFAULT-VALUE}.")
  private OffsetLoss offset;

  @Option(
      names = "--boundary-weights",
      paramLabel = "WEIGHTS",
      converter = Boundary.class,
      defaultValue = "touching",
      description = {
        "Of the categories where things meet: none, touching:WEIGHT,PIXELS (3,2) or",
        "distance:WEIGHT,SIGMA (10,5; of U-Net). Default: ${DEFAULT-VALUE}."
      })
  private BoundaryWeights boundaries;

  @Option(
      names = "--class-weight",
      paramLabel = "CATEGORY=WEIGHT",
      description = "What a pixel of the category counts; again for more. Default: 1.")
  private Map<String, Float> classWeights = Map.of();

  @Option(
      names = "--centre-weight",
      defaultValue = "20",
      description =
          "Of the error of heat against the loss of categories. Default: ${DEFAULT-VALUE}.")
  private float centreWeight;

  @Option(
      names = "--offset-weight",
      defaultValue = "0.5",
      description = "Of the error of offsets, likewise. Default: ${DEFAULT-VALUE}.")
  private float offsetWeight;

  Objective objective() {
    return new Objective(
        new Losses(semantic, offset),
        new PixelWeights(boundaries, classWeights, centreWeight, offsetWeight));
  }
}
