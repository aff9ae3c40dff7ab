package io.panoptes.operators.batching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Items that wait to become batches; those with the same key may share one.
 *
 * <p>A batch is ready when a key has {@code maxBatchSize} items, when the oldest item has waited
 * {@code maxDelay}, or, if no more are on their way, when the newest has waited {@code idleDelay}.
 * So what gathered while a batch was running goes out as soon as it ends. Times are of {@link
 * System#nanoTime}. Not thread-safe.
 */
final class BatchCollector<K, T> {

  private record Waiting<T>(T item, long since) {}

  private final int maxBatchSize;
  private final long maxDelay;
  private final long idleDelay;
  private final Map<K, ArrayDeque<Waiting<T>>> groups = new HashMap<>();
  private long newest;

  BatchCollector(BatchSettings settings) {
    maxBatchSize = settings.maxBatchSize();
    maxDelay = settings.maxDelay().toNanos();
    idleDelay = settings.idleDelay().toNanos();
  }

  void add(K key, T item, long now) {
    groups.computeIfAbsent(key, ignored -> new ArrayDeque<>()).add(new Waiting<>(item, now));
    newest = now;
  }

  /**
   * How long until a batch is ready, in nanoseconds: 0 or less when one is, {@link Long#MAX_VALUE}
   * when nothing waits.
   *
   * @param idle whether nothing more is on its way
   */
  long untilReady(long now, boolean idle) {
    if (groups.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long oldest = Long.MAX_VALUE;
    for (ArrayDeque<Waiting<T>> group : groups.values()) {
      if (group.size() >= maxBatchSize) {
        return 0;
      }
      oldest = Math.min(oldest, group.peek().since() - now);
    }
    long due = oldest + maxDelay;
    return idle ? Math.min(due, newest - now + idleDelay) : due;
  }

  /**
   * Takes the next batch, ready or not: of the keys whose oldest item has waited {@code maxDelay},
   * or else of the full ones, or else of all, the one whose first item is the oldest. So full
   * batches of one key never hold back another key for ever.
   *
   * @return 1 to {@code maxBatchSize} items of one key in the order of their arrival; none when
   *     nothing waits
   */
  List<T> take(long now) {
    return groups.entrySet().stream()
        .min(
            Comparator.comparing(
                    (Map.Entry<K, ArrayDeque<Waiting<T>>> entry) -> rank(entry.getValue(), now))
                .thenComparing(
                    (one, other) ->
                        Long.signum(
                            one.getValue().peek().since() - other.getValue().peek().since())))
        .map(entry -> take(entry.getKey(), entry.getValue()))
        .orElse(List.of());
  }

  int size() {
    return groups.values().stream().mapToInt(ArrayDeque::size).sum();
  }

  private int rank(ArrayDeque<Waiting<T>> group, long now) {
    if (now - group.peek().since() >= maxDelay) {
      return 0;
    }
    return group.size() >= maxBatchSize ? 1 : 2;
  }

  private List<T> take(K key, ArrayDeque<Waiting<T>> group) {
    List<T> batch = new ArrayList<>();
    while (batch.size() < maxBatchSize && !group.isEmpty()) {
      batch.add(group.poll().item());
    }
    if (group.isEmpty()) {
      groups.remove(key);
    }
    return batch;
  }
}
