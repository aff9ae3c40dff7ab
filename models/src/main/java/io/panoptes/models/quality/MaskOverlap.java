package io.panoptes.models.quality;

import io.panoptes.models.mask.Instance;
import io.panoptes.models.mask.RunAlgebra;
import io.panoptes.models.panoptic.BoundingBox;
import java.util.List;
import java.util.Optional;

/** COCO's IoU of masks as runs; masks whose boxes do not meet are not compared. */
final class MaskOverlap implements InstanceMatching.Overlap {

  private final List<Instance> truths;
  private final List<Instance> predictions;
  private final List<Optional<BoundingBox>> truthBoxes;
  private final List<Optional<BoundingBox>> predictedBoxes;

  MaskOverlap(List<Instance> truths, List<Instance> predictions) {
    this.truths = truths;
    this.predictions = predictions;
    truthBoxes = boxes(truths);
    predictedBoxes = boxes(predictions);
  }

  @Override
  public double iou(int truth, int prediction) {
    Optional<BoundingBox> real = truthBoxes.get(truth);
    Optional<BoundingBox> predicted = predictedBoxes.get(prediction);
    Instance truthInstance = truths.get(truth);
    Instance predictedInstance = predictions.get(prediction);
    requireSameSize(truthInstance, predictedInstance);
    if (real.isEmpty() || predicted.isEmpty() || !meet(real.get(), predicted.get())) {
      return 0;
    }
    return truthInstance.isCrowd()
        ? RunAlgebra.crowdIou(predictedInstance.mask(), truthInstance.mask())
        : RunAlgebra.iou(predictedInstance.mask(), truthInstance.mask());
  }

  private static void requireSameSize(Instance truth, Instance prediction) {
    if (truth.mask().width() != prediction.mask().width()
        || truth.mask().height() != prediction.mask().height()) {
      throw new IllegalArgumentException(
          "true object %d has a mask of %d x %d pixels, predicted object %d one of %d x %d: expected the same size"
              .formatted(
                  truth.id(),
                  truth.mask().width(),
                  truth.mask().height(),
                  prediction.id(),
                  prediction.mask().width(),
                  prediction.mask().height()));
    }
  }

  private static boolean meet(BoundingBox a, BoundingBox b) {
    return a.x() < b.x() + b.width()
        && b.x() < a.x() + a.width()
        && a.y() < b.y() + b.height()
        && b.y() < a.y() + a.height();
  }

  private static List<Optional<BoundingBox>> boxes(List<Instance> instances) {
    return instances.stream().map(instance -> RunAlgebra.box(instance.mask())).toList();
  }
}
