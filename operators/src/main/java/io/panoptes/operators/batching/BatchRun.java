package io.panoptes.operators.batching;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.Stage;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs batches on one model and answers each image. A batch that throws or runs out of memory is
 * halved until the culprit is alone, and only that fails. One that lacks memory alone gets a second
 * run later, as what other workers held may have been the reason. For the thread of the model.
 */
final class BatchRun {

  /** What a run tells and asks of those around it. */
  interface Surroundings {

    /** Images that ran together were answered. */
    void batchRan(int size);

    /** The image is to be run again, alone. */
    void again(WaitingImage image);

    /** A run does not end; called on another thread. */
    void late();

    /** A run has ended after all, and {@link #late} was called or is about to be. */
    void endedLate();

    /** Whether the images were given to another worker, or are about to be. */
    boolean isGivenUp();
  }

  private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);

  private final SegmentationModel model;
  private final PixelLimit limit;
  private final BatchTiming timing;
  private final Surroundings surroundings;

  BatchRun(
      SegmentationModel model, PixelLimit limit, BatchTiming timing, Surroundings surroundings) {
    this.model = model;
    this.limit = limit;
    this.timing = timing;
    this.surroundings = surroundings;
  }

  void run(List<WaitingImage> batch) {
    if (surroundings.isGivenUp()) {
      return;
    }
    try {
      answer(batch);
      limit.ran();
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      boolean memory = OutOfMemory.caused(e);
      if (memory) {
        limit.lower(batch.size() * batch.get(0).size().pixels());
      }
      if (batch.size() == 1) {
        failed(batch.get(0), memory, e);
      } else {
        LOG.warn("a batch of {} images failed and is halved: {}", batch.size(), e.toString());
        run(batch.subList(0, batch.size() / 2));
        run(batch.subList(batch.size() / 2, batch.size()));
      }
    }
  }

  private void failed(WaitingImage image, boolean memory, Throwable cause) {
    if (memory && !image.alone()) {
      surroundings.again(image);
    } else {
      DeadLetterReason reason =
          memory ? DeadLetterReason.OUT_OF_MEMORY : DeadLetterReason.INFERENCE_FAILED;
      image.answer().completeExceptionally(failure(reason, image.image(), cause));
    }
  }

  private void answer(List<WaitingImage> batch) {
    long start = timing.now();
    List<Prediction> predictions;
    BooleanSupplier inTime = timing.watch().watch(surroundings::late);
    try {
      predictions = model.predict(batch.stream().map(WaitingImage::image).toList());
    } finally {
      if (!inTime.getAsBoolean()) {
        surroundings.endedLate();
      }
    }
    long nanos = timing.now() - start;
    if (predictions.size() != batch.size()) {
      throw new IllegalStateException(
          "the model gave %d predictions for %d images"
              .formatted(predictions.size(), batch.size()));
    }
    for (int i = 0; i < batch.size(); i++) {
      checkSize(batch.get(i).image(), predictions.get(i));
    }
    surroundings.batchRan(batch.size());
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

  static ImageFailure failure(DeadLetterReason reason, RgbImage image, Throwable cause) {
    return new ImageFailure(
        reason,
        Stage.INFERENCE,
        "the model failed on an image of %d x %d: %s"
            .formatted(
                image.width(), image.height(), cause.toString().lines().findFirst().orElse("")),
        cause);
  }
}
