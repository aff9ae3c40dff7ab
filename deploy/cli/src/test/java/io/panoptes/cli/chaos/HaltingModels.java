package io.panoptes.cli.chaos;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.inference.PackModels;
import io.panoptes.operators.record.PackIdentity;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Models of a pack that stand still, together, after so many images of this JVM. */
record HaltingModels(PackModels models, int images) implements ModelSource {

  private static final long serialVersionUID = 1;
  private static final AtomicInteger ANSWERED = new AtomicInteger();

  @Override
  public PackIdentity identity() {
    return models.identity();
  }

  @Override
  public LabelMap labelMap() {
    return models.labelMap();
  }

  @Override
  public CentreOffsetSettings mergeSettings() {
    return models.mergeSettings();
  }

  @Override
  public SegmentationModel open() {
    SegmentationModel model = models.open();
    return new SegmentationModel() {
      @Override
      public InputSize inputSize(int width, int height) {
        return model.inputSize(width, height);
      }

      @Override
      public List<Prediction> predict(List<RgbImage> batch) {
        if (ANSWERED.addAndGet(batch.size()) > images) {
          standStill();
        }
        return model.predict(batch);
      }

      @Override
      public void close() {
        model.close();
      }
    };
  }

  private static void standStill() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the job ends", e);
    }
  }
}
