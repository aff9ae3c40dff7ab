package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.metrics.InferenceMetrics;
import io.panoptes.operators.record.DeadLetter;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Rejected;
import io.panoptes.operators.record.Stage;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * Hands images to an {@link ImageSegmenter} that all subtasks of a task manager with the same pack
 * and settings share.
 *
 * <p>Flink keeps the records in flight in its checkpoints and hands them in again after a restart,
 * so that a model may see an image twice. An image without an answer in time becomes a dead letter.
 */
public final class InferenceFunction extends RichAsyncFunction<ImageRecord, InferenceOutcome> {

  private record Key(String packDigest, InferenceSettings settings) {}

  private static final SharedInstances<Key, ImageSegmenter> SEGMENTERS =
      new SharedInstances<>(ImageSegmenter::isBroken, ImageSegmenter::close);

  // configuration
  private final ModelSource models;
  private final InferenceSettings settings;

  // runtime
  private transient SharedInstances<Key, ImageSegmenter>.Lease lease;
  private transient InferenceMetrics metrics;

  public InferenceFunction(ModelSource models, InferenceSettings settings) {
    this.models = requireNonNull(models, "models is null");
    this.settings = requireNonNull(settings, "settings is null");
  }

  @Override
  public void open(OpenContext context) {
    lease =
        SEGMENTERS.acquire(
            new Key(models.identity().digest(), settings),
            () -> new ImageSegmenter(settings, models::open));
    ImageSegmenter segmenter = lease.instance();
    metrics =
        new InferenceMetrics(
            getRuntimeContext().getMetricGroup(),
            segmenter.statistics(),
            segmenter::imagesInFlight,
            segmenter::imagesQueued);
  }

  @Override
  public void asyncInvoke(ImageRecord image, ResultFuture<InferenceOutcome> result) {
    lease
        .instance()
        .segment(image)
        .whenComplete((outcome, failure) -> end(result, outcome, failure));
  }

  @Override
  public void timeout(ImageRecord image, ResultFuture<InferenceOutcome> result) {
    ImageFailure failure =
        new ImageFailure(
            DeadLetterReason.INFERENCE_FAILED,
            Stage.INFERENCE,
            "no answer within the limit of %s".formatted(settings.timeout()));
    result.complete(List.of(new Rejected(DeadLetter.of(image, failure))));
  }

  @Override
  public void close() {
    if (lease != null) {
      lease.close();
    }
  }

  private void end(
      ResultFuture<InferenceOutcome> result, InferenceOutcome outcome, Throwable failure) {
    if (failure != null) {
      result.completeExceptionally(failure);
      return;
    }
    if (outcome instanceof Predicted predicted) {
      metrics.answered(predicted.times());
    }
    result.complete(List.of(outcome));
  }
}
