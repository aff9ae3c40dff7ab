package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.EngineKind;
import io.panoptes.operators.metrics.InferenceMetrics;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * Hands images to an {@link ImageSegmenter} that all subtasks of a task manager with the same pack
 * and settings share.
 *
 * <p>Flink keeps the records in flight in its checkpoints and hands them in again after a restart,
 * so that a model may see an image twice.
 *
 * <p>What can hang has a limit of its own: a reference by the {@link
 * io.panoptes.operators.reference.ReferencePolicy}, and a model by its {@link
 * io.panoptes.operators.batching.MicroBatcher}, which fails the job and loses no image.
 */
public final class InferenceFunction extends RichAsyncFunction<ImageRecord, InferenceOutcome> {

  /**
   * To be given to Flink, for which 0 is none: its clock starts at the operator's door, so images
   * that only wait, because others are slow, would run into any limit.
   */
  public static final long TIMEOUT_MILLIS = 0;

  private record Key(String packDigest, EngineKind engine, InferenceSettings settings) {}

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
            new Key(models.identity().digest(), models.engine(), settings),
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
