package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Things too large for each subtask to have its own: opened for the first that asks, closed when
 * the last has given its lease back. One that broke is not given out again: the next that asks gets
 * a new one. Thread-safe; a second that asks for the same waits while the first opens it, and who
 * asks for another waits for nobody.
 */
final class SharedInstances<K, T> {

  private final class Shared {
    private final K key;
    private final CompletableFuture<T> instance = new CompletableFuture<>();
    private int leases;

    private Shared(K key) {
      this.key = key;
    }

    private boolean isBroken() {
      return instance.isDone()
          && (instance.isCompletedExceptionally() || broken.test(instance.join()));
    }
  }

  /** The right to use the instance. */
  final class Lease implements AutoCloseable {
    private final Shared shared;
    private boolean returned;

    private Lease(Shared shared) {
      this.shared = shared;
    }

    T instance() {
      return shared.instance.join();
    }

    /** Gives the lease back, and closes the instance if it was the last one. Idempotent. */
    @Override
    public void close() {
      synchronized (this) {
        if (returned) {
          return;
        }
        returned = true;
      }
      release(shared);
    }
  }

  private final Predicate<T> broken;
  private final Consumer<T> closer;
  private final Map<K, Shared> instances = new HashMap<>();

  SharedInstances(Predicate<T> broken, Consumer<T> closer) {
    this.broken = requireNonNull(broken, "broken is null");
    this.closer = requireNonNull(closer, "closer is null");
  }

  /** What the opener throws is thrown to all that wait for it. */
  Lease acquire(K key, Supplier<T> opener) {
    Shared shared;
    boolean first;
    synchronized (this) {
      shared = instances.get(key);
      first = shared == null || shared.isBroken();
      if (first) {
        shared = new Shared(key);
        instances.put(key, shared);
      }
      shared.leases++;
    }
    if (first) {
      open(shared, opener);
    }
    try {
      shared.instance.join();
      return new Lease(shared);
    } catch (CompletionException e) {
      release(shared);
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void open(Shared shared, Supplier<T> opener) {
    try {
      shared.instance.complete(opener.get());
    } catch (RuntimeException | Error e) {
      shared.instance.completeExceptionally(e);
    }
  }

  private void release(Shared shared) {
    synchronized (this) {
      shared.leases--;
      if (shared.leases > 0) {
        return;
      }
      instances.remove(shared.key, shared);
    }
    if (!shared.instance.isCompletedExceptionally()) {
      closer.accept(shared.instance.join());
    }
  }
}
