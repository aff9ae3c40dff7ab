package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.metrics.InferenceMetrics;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Shed;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.record.SourceKey;
import io.panoptes.operators.record.Timestamps;
import io.panoptes.operators.serving.Serving;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Of some sources, answers only the newest image that waits: one is in work and one waits; a newer
 * one takes the place of the one that waits, whose outcome is that it was shed. Images of other
 * sources go straight through. So what a fast camera has waiting is one image, and each image that
 * is passed over is told of.
 *
 * <p>Safe for use by several threads, as what is in work ends on any.
 */
final class LatestOnly implements Segmenter {

  /** Puts this before the segmenters of a source. */
  record Source(Segmenter.Source segmenters, Set<String> sources) implements Segmenter.Source {

    Source {
      requireNonNull(segmenters, "segmenters is null");
      sources = Set.copyOf(sources);
    }

    @Override
    public Segmenter open(Serving serving, InferenceMetrics metrics) {
      return before(segmenters.open(serving, metrics));
    }

    @Override
    public Segmenter prepare(Serving serving, InferenceMetrics metrics) {
      return before(segmenters.prepare(serving, metrics));
    }

    private Segmenter before(Segmenter segmenter) {
      return sources.isEmpty() ? segmenter : new LatestOnly(segmenter, sources);
    }
  }

  private record Waiting(ImageRecord image, Segmentation segmentation) {

    static Waiting of(ImageRecord image) {
      return new Waiting(
          image, new Segmentation(new CompletableFuture<>(), new CompletableFuture<>()));
    }

    void shedFor(ImageRecord newer, PackIdentity pack) {
      segmentation
          .outcome()
          .complete(new Shed(image.identity(), newer.source().origin(), Timestamps.now(), pack));
    }
  }

  private final Segmenter segmenter;
  private final Set<String> sources;

  /** What waits behind the image in work; a source without one in work has no entry. */
  private final Map<SourceKey, Optional<Waiting>> inWork = new HashMap<>();

  LatestOnly(Segmenter segmenter, Set<String> sources) {
    this.segmenter = requireNonNull(segmenter, "segmenter is null");
    this.sources = Set.copyOf(sources);
  }

  @Override
  public Segmentation segment(ImageRecord image) {
    if (!sources.contains(image.sourceId())) {
      return segmenter.segment(image);
    }
    SourceKey key = SourceKey.of(image);
    Waiting waiting = Waiting.of(image);
    Optional<Waiting> replaced;
    synchronized (inWork) {
      replaced = inWork.get(key);
      inWork.put(key, replaced == null ? Optional.empty() : Optional.of(waiting));
    }
    if (replaced == null) {
      start(key, waiting);
    } else {
      replaced.ifPresent(older -> older.shedFor(image, segmenter.pack()));
    }
    return waiting.segmentation();
  }

  private void start(SourceKey key, Waiting next) {
    Segmentation inner = segmenter.segment(next.image());
    next.segmentation().left().thenAccept(inner.left()::complete);
    inner
        .outcome()
        .whenComplete(
            (outcome, failure) -> {
              end(next.segmentation().outcome(), outcome, failure);
              takeTurn(key);
            });
  }

  private static void end(
      CompletableFuture<InferenceOutcome> end, InferenceOutcome outcome, Throwable failure) {
    if (failure == null) {
      end.complete(outcome);
    } else {
      end.completeExceptionally(failure);
    }
  }

  private void takeTurn(SourceKey key) {
    Optional<Waiting> next;
    synchronized (inWork) {
      next = inWork.remove(key);
      if (next.isPresent()) {
        inWork.put(key, Optional.empty());
      }
    }
    next.ifPresent(waiting -> start(key, waiting));
  }

  @Override
  public PackIdentity pack() {
    return segmenter.pack();
  }

  @Override
  public void show() {
    segmenter.show();
  }

  @Override
  public void flush() {
    segmenter.flush();
  }

  @Override
  public void close() {
    segmenter.close();
  }
}
