package io.panoptes.operators.inference;

import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.operators.record.PackIdentity;
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

  LabelMap labelMap();

  CentreOffsetSettings mergeSettings();

  /** Loads a model of its own for the calling thread, which also closes it. */
  SegmentationModel open();
}
