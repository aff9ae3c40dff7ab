package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Things too large for each subtask to have its own: opened for the first that asks, closed when
 * the last has given its lease back. One that broke is not given out again: the next that asks gets
 * a new one. Thread-safe; a second that asks waits while the first opens.
 */
final class SharedInstances<K, T> {

  private final class Shared {
    private final K key;
    private final T instance;
    private int leases;

    private Shared(K key, T instance) {
      this.key = key;
      this.instance = instance;
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
      return shared.instance;
    }

    /** Gives the lease back. Idempotent. */
    @Override
    public void close() {
      synchronized (SharedInstances.this) {
        if (!returned) {
          returned = true;
          release(shared);
        }
      }
    }
  }

  private final Predicate<T> broken;
  private final Consumer<T> closer;
  private final Map<K, Shared> instances = new HashMap<>();

  SharedInstances(Predicate<T> broken, Consumer<T> closer) {
    this.broken = requireNonNull(broken, "broken is null");
    this.closer = requireNonNull(closer, "closer is null");
  }

  synchronized Lease acquire(K key, Supplier<T> opener) {
    Shared shared = instances.get(key);
    if (shared == null || broken.test(shared.instance)) {
      shared = new Shared(key, opener.get());
      instances.put(key, shared);
    }
    shared.leases++;
    return new Lease(shared);
  }

  private void release(Shared shared) {
    shared.leases--;
    if (shared.leases == 0) {
      instances.remove(shared.key, shared);
      closer.accept(shared.instance);
    }
  }
}
