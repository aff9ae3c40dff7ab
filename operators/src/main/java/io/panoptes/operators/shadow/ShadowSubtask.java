package io.panoptes.operators.shadow;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.metrics.ShadowMetrics;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.serving.Shadow;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * The part of one subtask in a shadow: hands in the images of the share, passes results on. For the
 * task's thread, but that the candidate tells of its results on its own.
 */
public final class ShadowSubtask implements ShadowListener, AutoCloseable {

  private final Shadow shadow;
  private final ShadowLease lease;
  private final ShadowShare share;
  private final ShadowMetrics metrics;
  private final Executor task;
  private final Consumer<PanopticImage> results;
  private boolean ended;

  /**
   * @param task runs on the task's thread what is given to it; may refuse when the task ends
   * @param results called on the task's thread
   */
  public ShadowSubtask(
      Shadow shadow,
      ShadowLease lease,
      ShadowMetrics metrics,
      Executor task,
      Consumer<PanopticImage> results) {
    this.shadow = requireNonNull(shadow, "shadow is null");
    this.lease = requireNonNull(lease, "lease is null");
    this.metrics = requireNonNull(metrics, "metrics is null");
    this.task = requireNonNull(task, "task is null");
    this.results = requireNonNull(results, "results is null");
    share = new ShadowShare(shadow.share());
    metrics.show(lease.runner()::isRunning, lease.runner()::capacityUsed);
  }

  /** What runs here. */
  public Shadow shadow() {
    return shadow;
  }

  /** How many threads run what is served. */
  public void threads(int now) {
    lease.runner().threads(now);
  }

  /** Inference has answered an image for what is served. */
  public void offer(ImageRecord image) {
    if (!ended && share.holds(image.sourceId(), image.imageId())) {
      lease.runner().offer(image, this);
    }
  }

  /** From now on no result is passed on. */
  public void end() {
    ended = true;
    metrics.hide();
  }

  @Override
  public void answered(PanopticImage result) {
    try {
      task.execute(() -> pass(result));
    } catch (RejectedExecutionException e) {
      // The task has ended: nobody waits for a result in the shadow.
      metrics.passedOver();
    }
  }

  private void pass(PanopticImage result) {
    if (!ended) {
      metrics.answered();
      results.accept(result);
    }
  }

  @Override
  public void passedOver() {
    metrics.passedOver();
  }

  @Override
  public void failed(String reason) {
    metrics.failed(shadow.text(), reason);
  }

  /** Gives the candidate back, which can take as long as an image does. */
  @Override
  public void close() {
    lease.close();
  }
}
