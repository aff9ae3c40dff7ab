package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.metrics.InferenceMetrics;
import io.panoptes.operators.metrics.SegmenterStatistics;
import io.panoptes.operators.metrics.ShadowMetrics;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.ServingChange;
import io.panoptes.operators.serving.ServingEvent;
import io.panoptes.operators.serving.Shadow;
import io.panoptes.operators.shadow.ShadowLease;
import io.panoptes.operators.shadow.ShadowSource;
import io.panoptes.operators.shadow.ShadowSubtask;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.operators.coordination.OperatorEventGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one subtask serves, and what runs in its shadow there. Both change at a barrier: see {@link
 * Replacement}. After a restart the candidate is loaded again beside the images that come, which do
 * not wait for it; where that fails the subtask goes on without it, and says so in its log and
 * metrics. For the task's thread.
 */
final class LocalServing implements Replacement.Loader, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalServing.class);

  private final Segmenter.Source segmenters;
  private final ShadowSource shadows;
  private final Duration limit;
  private final MailboxExecutor mailbox;
  private final Consumer<PanopticImage> shadowResults;
  private final InferenceMetrics metrics;
  private final ShadowMetrics shadowMetrics;
  private final Replacement replacement;
  private ServingChange inForce;
  private Segmenter segmenter;
  private Optional<ShadowSubtask> shadow = Optional.empty();
  private Optional<CompletableFuture<ShadowLease>> reopening = Optional.empty();

  /**
   * Opens what is in force, which may take seconds.
   *
   * @param limit how long loading and trying may take
   * @param shadowResults gets what the candidate finds
   */
  LocalServing(
      ServingChange inForce,
      Segmenter.Source segmenters,
      ShadowSource shadows,
      Duration limit,
      MailboxExecutor mailbox,
      OperatorEventGateway coordinator,
      MetricGroup group,
      Consumer<PanopticImage> shadowResults) {
    this.inForce = requireNonNull(inForce, "inForce is null");
    this.segmenters = requireNonNull(segmenters, "segmenters is null");
    this.shadows = requireNonNull(shadows, "shadows is null");
    this.limit = requireNonNull(limit, "limit is null");
    this.mailbox = requireNonNull(mailbox, "mailbox is null");
    this.shadowResults = requireNonNull(shadowResults, "shadowResults is null");
    metrics = new InferenceMetrics(group, SegmenterStatistics.none(), inForce.serving().policy());
    shadowMetrics = new ShadowMetrics(group);
    replacement = new Replacement(this, limit, mailbox, coordinator);
    segmenter = segmenters.open(inForce.serving(), metrics);
    segmenter.show();
    inForce.shadow().ifPresent(this::reopen);
  }

  ServingChange inForce() {
    return inForce;
  }

  Segmenter segmenter() {
    return segmenter;
  }

  /** What the coordinator says. */
  void handle(ServingEvent event) {
    replacement.handle(event);
  }

  /**
   * What is in force may be another from this barrier on.
   *
   * @return whether another segmenter is to be asked from now on
   */
  boolean atBarrier(long checkpoint) {
    Optional<Loaded> next = replacement.atBarrier(checkpoint);
    next.ifPresent(this::use);
    return next.flatMap(Loaded::segmenter).isPresent();
  }

  /** An image has left for the merge with what the pack that is served found in it. */
  void answered(ImageRecord image) {
    shadow.ifPresent(now -> now.offer(image));
  }

  /** No result in the shadow is passed on any more. */
  void endShadow() {
    shadow.ifPresent(ShadowSubtask::end);
  }

  private void use(Loaded next) {
    if (next.segmenter().isPresent()) {
      Segmenter former = segmenter;
      segmenter = next.segmenter().get();
      segmenter.show();
      replacement.retire(former::close);
    }
    Optional<Shadow> wanted = next.change().shadow();
    if (!wanted.equals(inForce.shadow())) {
      endShadow();
      shadow.ifPresent(former -> replacement.retire(former::close));
      shadow = next.candidate().map(lease -> subtask(wanted.orElseThrow(), lease));
    }
    inForce = next.change();
    shadow.ifPresent(now -> now.threads(inForce.serving().policy().threads()));
    LOG.info("{} is in force", inForce.text());
  }

  private ShadowSubtask subtask(Shadow candidate, ShadowLease lease) {
    return new ShadowSubtask(
        candidate,
        lease,
        shadowMetrics,
        work -> mailbox.execute(work::run, "result in the shadow"),
        shadowResults);
  }

  private void reopen(Shadow wanted) {
    CompletableFuture<ShadowLease> lease = replacement.aside(() -> shadows.open(wanted));
    reopening = Optional.of(lease);
    lease
        .copy()
        .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS)
        .whenComplete(
            (opened, failure) ->
                mailbox.execute(
                    () -> reopened(wanted, opened, failure), "a candidate is loaded again"));
  }

  private void reopened(Shadow wanted, ShadowLease lease, Throwable failure) {
    if (failure != null) {
      LOG.warn(
          "{} does not run in the shadow here: {}",
          wanted.text(),
          Refusal.line(wanted.alone(), failure, limit));
      retireReopened();
      return;
    }
    reopening = Optional.empty();
    if (shadow.isEmpty() && inForce.shadow().equals(Optional.of(wanted))) {
      shadow = Optional.of(subtask(wanted, lease));
      shadow.get().threads(inForce.serving().policy().threads());
    } else {
      replacement.retire(lease::close);
    }
  }

  @Override
  public Supplier<Loaded> of(ServingChange change) {
    boolean served = change.serving().equals(inForce.serving());
    boolean shadowed = change.shadow().equals(inForce.shadow());
    return () -> {
      Optional<Segmenter> next =
          served ? Optional.empty() : Optional.of(segmenters.prepare(change.serving(), metrics));
      try {
        return new Loaded(
            change, next, shadowed ? Optional.empty() : change.shadow().map(shadows::open));
      } catch (RuntimeException | Error e) {
        next.ifPresent(Segmenter::close);
        throw e;
      }
    };
  }

  @Override
  public Serving tried(ServingChange change) {
    return change.serving().equals(inForce.serving())
        ? change.shadow().map(Shadow::alone).orElse(change.serving())
        : change.serving();
  }

  /** Now or when it is there at last. */
  private void retireReopened() {
    reopening.ifPresent(lease -> lease.thenAccept(late -> replacement.retire(late::close)));
    reopening = Optional.empty();
  }

  /** Waits for no candidate: its last image may take long, and the task is to start again. */
  @Override
  public void close() {
    endShadow();
    shadow.ifPresent(former -> replacement.retire(former::close));
    retireReopened();
    replacement.close();
    segmenter.close();
  }
}
