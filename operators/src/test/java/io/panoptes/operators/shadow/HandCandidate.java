package io.panoptes.operators.shadow;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.record.PanopticImage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** Answers when the test says so, with an empty map of one pixel. For one thread. */
public final class HandCandidate implements Candidate {

  private record Asked(ImageRecord image, CompletableFuture<PanopticImage> answer) {}

  private static final PanopticMap EMPTY = Segments.of(1, 1, new int[1], List.of());

  private final PackIdentity pack;
  private final Queue<Asked> asked = new ArrayDeque<>();
  private boolean abandoned;
  private boolean closed;

  public HandCandidate() {
    this(FakeModelSource.IDENTITY);
  }

  public HandCandidate(PackIdentity pack) {
    this.pack = pack;
  }

  @Override
  public CompletableFuture<PanopticImage> run(ImageRecord image) {
    Asked now = new Asked(image, new CompletableFuture<>());
    asked.add(now);
    return now.answer();
  }

  /** Images in work. */
  public int inWork() {
    return asked.size();
  }

  /** Answers the first. */
  public void answer() {
    Asked first = asked.remove();
    first.answer().complete(new PanopticImage(first.image().identity(), pack, 1, 1, EMPTY));
  }

  /** Fails on the first. */
  public void fail(Throwable cause) {
    asked.remove().answer().completeExceptionally(cause);
  }

  public boolean isAbandoned() {
    return abandoned;
  }

  @Override
  public void abandon() {
    abandoned = true;
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
