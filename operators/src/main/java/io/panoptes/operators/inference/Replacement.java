package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.ServingChange;
import io.panoptes.operators.serving.ServingEvent;
import io.panoptes.operators.serving.ServingEvent.Activate;
import io.panoptes.operators.serving.ServingEvent.Prepare;
import io.panoptes.operators.serving.ServingEvent.Prepared;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.runtime.operators.coordination.OperatorEventGateway;

/**
 * What is loaded beside what is in force, to take its place at a barrier. Loading, trying and
 * closing are done on threads of its own, all else on the task's.
 */
final class Replacement implements AutoCloseable {

  /** Knows what is in force, and what it takes to get from there to something else. */
  interface Loader {

    /** Asked on the task's thread; what it gives runs on another, and may take seconds. */
    Supplier<Loaded> of(ServingChange change);

    /** What is loaded and tried for a change, in words of a serving. */
    Serving tried(ServingChange change);
  }

  private record Candidate(ServingChange change, CompletableFuture<Loaded> loaded) {}

  private final Loader loader;
  private final Duration limit;
  private final MailboxExecutor mailbox;
  private final OperatorEventGateway coordinator;
  private final ExecutorService threads = NamedThreads.growing("panoptes-prepare");
  private Optional<Candidate> candidate = Optional.empty();
  private OptionalLong activation = OptionalLong.empty();
  private long barrier = -1;

  /**
   * @param limit how long loading and trying may take
   */
  Replacement(
      Loader loader, Duration limit, MailboxExecutor mailbox, OperatorEventGateway coordinator) {
    this.loader = requireNonNull(loader, "loader is null");
    this.limit = requireNonNull(limit, "limit is null");
    this.mailbox = requireNonNull(mailbox, "mailbox is null");
    this.coordinator = requireNonNull(coordinator, "coordinator is null");
  }

  /**
   * Does what the coordinator says.
   *
   * @throws IllegalStateException when a barrier that it names has passed, or nothing is ready: the
   *     task is to fail then, as the other subtasks may have changed
   */
  void handle(ServingEvent event) {
    if (event instanceof Prepare prepare) {
      prepare(prepare.change());
    } else if (event instanceof Activate activate) {
      activate(activate);
    } else {
      discard();
    }
  }

  /** What is in force from this barrier on; empty if nothing changes at it. */
  Optional<Loaded> atBarrier(long checkpoint) {
    barrier = checkpoint;
    if (activation.isEmpty() || checkpoint < activation.getAsLong()) {
      return Optional.empty();
    }
    Candidate next = candidate.orElseThrow();
    candidate = Optional.empty();
    activation = OptionalLong.empty();
    return Optional.of(next.loaded().join());
  }

  /** Closes what was in force, which can take as long as its batches do. */
  void retire(Runnable closing) {
    try {
      threads.execute(closing);
    } catch (RejectedExecutionException e) {
      // It was still being loaded when the task ended; its own thread closes it.
      closing.run();
    }
  }

  /** Does what may take seconds on a thread of its own. */
  <T> CompletableFuture<T> aside(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }

  private void prepare(ServingChange change) {
    discard();
    CompletableFuture<Loaded> loaded = aside(loader.of(change));
    candidate = Optional.of(new Candidate(change, loaded));
    loaded
        .copy()
        .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS)
        .whenComplete(
            (ready, failure) ->
                mailbox.execute(() -> prepared(change, failure), "a pack is prepared"));
  }

  private void prepared(ServingChange change, Throwable failure) {
    if (candidate.filter(now -> now.change().equals(change)).isPresent()) {
      coordinator.sendEventToCoordinator(
          new Prepared(
              change.number(),
              failure == null ? "" : Refusal.line(loader.tried(change), failure, limit)));
    }
  }

  private void activate(Activate activate) {
    boolean ready =
        candidate
            .filter(now -> now.change().number() == activate.number())
            .filter(now -> now.loaded().isDone())
            .filter(now -> !now.loaded().isCompletedExceptionally())
            .isPresent();
    if (!ready || activate.checkpoint() <= barrier) {
      throw new IllegalStateException(
          "change %d is to be in force from checkpoint %d on: %s; the job goes back to its last one"
              .formatted(
                  activate.number(),
                  activate.checkpoint(),
                  ready ? "barrier %d has passed".formatted(barrier) : "it is not ready here"));
    }
    activation = OptionalLong.of(activate.checkpoint());
  }

  private void discard() {
    candidate.ifPresent(now -> now.loaded().thenAccept(unused -> retire(unused::close)));
    candidate = Optional.empty();
    activation = OptionalLong.empty();
  }

  /** Waits for what can be closed at once; what is still being loaded is closed by its thread. */
  @Override
  public void close() {
    candidate.ifPresent(now -> now.loaded().thenAccept(Loaded::close));
    candidate = Optional.empty();
    threads.shutdown();
  }
}
