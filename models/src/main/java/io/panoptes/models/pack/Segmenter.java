package io.panoptes.models.pack;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetMerge;
import io.panoptes.models.panoptic.PanopticMap;
import java.util.List;

/** Whole images to panoptic maps, by one pack. One thread at a time, the same each time. */
public final class Segmenter implements AutoCloseable {

  private final SegmentationModel model;
  private final CentreOffsetMerge merge;

  Segmenter(Pack pack, SegmentationModel model) {
    this.model = requireNonNull(model, "model is null");
    merge = new CentreOffsetMerge(pack.labelMap(), pack.merge());
  }

  /**
   * @throws PackException when a network is not what the manifest says
   * @throws io.panoptes.models.engine.EngineUnavailableException when the engine cannot run here,
   *     or cannot run this pack
   */
  public static Segmenter open(Pack pack, EngineKind kind) {
    return new Segmenter(pack, pack.open(kind));
  }

  /** The map of an image, at its own size. */
  public PanopticMap segment(RgbImage image) {
    Prediction prediction = model.predict(List.of(image)).get(0);
    return merge.merge(prediction.semantic(), prediction.instances());
  }

  @Override
  public void close() {
    model.close();
  }
}
