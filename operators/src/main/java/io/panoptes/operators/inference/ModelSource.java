package io.panoptes.operators.inference;

import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.serving.PackReference;
import java.io.Serializable;

/**
 * Where the models of a pack come from. Travels to the task managers, which open the models there,
 * so it holds a place rather than weights.
 */
public interface ModelSource extends Serializable {

  /** The name on each result; task managers share models between subtasks by its digest. */
  PackIdentity identity();

  /** What runs the models; task managers share them between subtasks of the same. */
  default EngineKind engine() {
    return EngineKind.AUTO;
  }

  /** Where a {@link PackSource} finds the pack again. */
  default String place() {
    return identity().name();
  }

  /** Names the pack for those that find it again. */
  default PackReference reference() {
    return new PackReference(place(), identity());
  }

  LabelMap labelMap();

  CentreOffsetSettings mergeSettings();

  /** Loads a model of its own for the calling thread, which also closes it. */
  SegmentationModel open();

  /**
   * Tries a model before it is served: its own test images, and a full batch of images of their
   * size.
   *
   * @param model of this source; stays open
   * @throws RuntimeException when it does not stand the test; the message is one line
   */
  default void rehearse(SegmentationModel model, InferenceSettings settings) {}
}
