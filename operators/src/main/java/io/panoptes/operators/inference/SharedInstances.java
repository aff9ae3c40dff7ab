package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Things too large for each subtask to have its own: opened for the first that asks, closed when
 * the last has given its lease back. Thread-safe; a second that asks waits while the first opens.
 */
final class SharedInstances<K, T> {

  private final class Shared {
    private final T instance;
    private int leases;

    private Shared(T instance) {
      this.instance = instance;
    }
  }

  /** The right to use the instance. */
  final class Lease implements AutoCloseable {
    private final K key;
    private final T instance;
    private boolean returned;

    private Lease(K key, T instance) {
      this.key = key;
      this.instance = instance;
    }

    T instance() {
      return instance;
    }

    /** Gives the lease back. Idempotent. */
    @Override
    public void close() {
      synchronized (SharedInstances.this) {
        if (!returned) {
          returned = true;
          release(key);
        }
      }
    }
  }

  private final Consumer<T> closer;
  private final Map<K, Shared> instances = new HashMap<>();

  SharedInstances(Consumer<T> closer) {
    this.closer = requireNonNull(closer, "closer is null");
  }

  synchronized Lease acquire(K key, Supplier<T> opener) {
    Shared shared = instances.get(key);
    if (shared == null) {
      shared = new Shared(opener.get());
      instances.put(key, shared);
    }
    shared.leases++;
    return new Lease(key, shared.instance);
  }

  private void release(K key) {
    Shared shared = instances.get(key);
    shared.leases--;
    if (shared.leases == 0) {
      instances.remove(key);
      closer.accept(shared.instance);
    }
  }
}
