package io.panoptes.operators.batching;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.Stage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs batches on one model and answers each image. A batch that throws is run again image by
 * image, so that only the culprit fails. For the thread of the model.
 */
final class BatchRun {

  private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);

  private final SegmentationModel model;
  private final BatchListener listener;
  private final BatchTiming timing;

  BatchRun(SegmentationModel model, BatchListener listener, BatchTiming timing) {
    this.model = model;
    this.listener = listener;
    this.timing = timing;
  }

  void run(List<WaitingImage> batch) {
    try {
      answer(batch);
    } catch (RuntimeException | OutOfMemoryError e) {
      if (batch.size() == 1) {
        batch.get(0).answer().completeExceptionally(failure(batch.get(0).image(), e));
      } else {
        LOG.warn(
            "a batch of {} images failed and is run one by one: {}", batch.size(), e.toString());
        batch.forEach(image -> run(List.of(image)));
      }
    }
  }

  private void answer(List<WaitingImage> batch) {
    long start = timing.now();
    List<Prediction> predictions = model.predict(batch.stream().map(WaitingImage::image).toList());
    long nanos = timing.now() - start;
    if (predictions.size() != batch.size()) {
      throw new IllegalStateException(
          "the model gave %d predictions for %d images"
              .formatted(predictions.size(), batch.size()));
    }
    for (int i = 0; i < batch.size(); i++) {
      checkSize(batch.get(i).image(), predictions.get(i));
    }
    listener.batchRan(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      WaitingImage image = batch.get(i);
      image
          .answer()
          .complete(
              new BatchAnswer(predictions.get(i), batch.size(), start - image.since(), nanos));
    }
  }

  private static void checkSize(RgbImage image, Prediction prediction) {
    int width = prediction.semantic().width();
    int height = prediction.semantic().height();
    if (width != image.width() || height != image.height()) {
      throw new IllegalStateException(
          "the model gave maps of %d x %d for an image of %d x %d"
              .formatted(width, height, image.width(), image.height()));
    }
  }

  static ImageFailure failure(RgbImage image, Throwable cause) {
    return new ImageFailure(
        DeadLetterReason.INFERENCE_FAILED,
        Stage.INFERENCE,
        "the model failed on an image of %d x %d: %s"
            .formatted(
                image.width(), image.height(), cause.toString().lines().findFirst().orElse("")),
        cause);
  }
}
