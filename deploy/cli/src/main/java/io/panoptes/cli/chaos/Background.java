package io.panoptes.cli.chaos;

import io.panoptes.cli.CommandFailedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Something that goes on beside the faults, on a thread of its own. */
final class Background {

  private final String name;
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  private Background(String name) {
    this.name = name;
  }

  static Background start(String name, Runnable work) {
    Background background = new Background(name);
    Thread thread =
        new Thread(
            () ->
                CompletableFuture.runAsync(work, Runnable::run)
                    .whenComplete(
                        (done, failure) -> {
                          if (failure == null) {
                            background.end.complete(null);
                          } else {
                            background.end.completeExceptionally(failure);
                          }
                        }),
            name);
    thread.setDaemon(true);
    thread.start();
    return background;
  }

  /**
   * @throws CommandFailedException if it failed
   */
  void requireNoFailure() {
    if (end.isCompletedExceptionally()) {
      join();
    }
  }

  /** Waits for its end, whatever that is. */
  void awaitEnd() {
    end.handle((done, failure) -> done).join();
  }

  /**
   * Waits for its end.
   *
   * @throws CommandFailedException if it failed
   */
  void join() {
    try {
      end.join();
    } catch (CompletionException e) {
      throw new CommandFailedException("%s failed: %s".formatted(name, e.getCause()), e.getCause());
    }
  }
}
