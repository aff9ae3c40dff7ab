package io.panoptes.operators.fakes;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import java.util.List;

/** A model that throws, hangs or runs out of memory on images marked with a {@link Fault}. */
public final class FaultyModel implements SegmentationModel {

  private final SegmentationModel model;
  private final Faults faults;

  /**
   * @param model answers for the images that are not marked
   */
  public FaultyModel(SegmentationModel model, Faults faults) {
    this.model = requireNonNull(model, "model is null");
    this.faults = requireNonNull(faults, "faults is null");
  }

  @Override
  public InputSize inputSize(int width, int height) {
    return model.inputSize(width, height);
  }

  @Override
  public List<Prediction> predict(List<RgbImage> images) {
    faults.before(images);
    return model.predict(images);
  }

  @Override
  public void close() {
    model.close();
  }
}
