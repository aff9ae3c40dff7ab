package io.panoptes.operators.batching;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Items that wait to become batches; those with the same key may share one.
 *
 * <p>A batch is ready when a key has as many items as a batch of it takes, when the oldest item was
 * there at the last {@link #flush} or has waited {@code maxDelay}, or, if no more are on their way,
 * when the newest has waited {@code idleDelay}. Times are of {@link System#nanoTime}. Not
 * thread-safe.
 */
final class BatchCollector<K, T> {

  private record Waiting<T>(T item, long since) {}

  private final ToIntFunction<K> room;
  private final long maxDelay;
  private final long idleDelay;
  private final Map<K, ArrayDeque<Waiting<T>>> groups = new HashMap<>();
  private long newest;
  private long flushed;
  private boolean everFlushed;

  /**
   * @param room how many items of a key a batch takes, 1 or more; may change between calls
   */
  BatchCollector(BatchSettings settings, ToIntFunction<K> room) {
    this.room = requireNonNull(room, "room is null");
    maxDelay = settings.maxDelay().toNanos();
    idleDelay = settings.idleDelay().toNanos();
  }

  void add(K key, T item, long now) {
    groups.computeIfAbsent(key, ignored -> new ArrayDeque<>()).add(new Waiting<>(item, now));
    newest = now;
  }

  /** What waits now waits no longer for others. */
  void flush(long now) {
    flushed = now;
    everFlushed = true;
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
    long due = Long.MAX_VALUE;
    for (Map.Entry<K, ArrayDeque<Waiting<T>>> group : groups.entrySet()) {
      if (group.getValue().size() >= room.applyAsInt(group.getKey())) {
        return 0;
      }
      due = Math.min(due, untilDue(group.getValue(), now));
    }
    return idle ? Math.min(due, newest - now + idleDelay) : due;
  }

  /**
   * Takes the next batch, ready or not: of the keys whose oldest item waits no longer, or else of
   * the full ones, or else of all, the one whose first item is the oldest. So full batches of one
   * key never hold back another key for ever.
   *
   * @return at least 1 item of one key, in the order of their arrival; none when nothing waits
   */
  List<T> take(long now) {
    return groups.entrySet().stream()
        .min(
            Comparator.comparing(
                    (Map.Entry<K, ArrayDeque<Waiting<T>>> entry) ->
                        rank(entry.getKey(), entry.getValue(), now))
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

  private long untilDue(ArrayDeque<Waiting<T>> group, long now) {
    long since = group.peek().since();
    return everFlushed && since - flushed <= 0 ? 0 : since - now + maxDelay;
  }

  private int rank(K key, ArrayDeque<Waiting<T>> group, long now) {
    if (untilDue(group, now) <= 0) {
      return 0;
    }
    return group.size() >= room.applyAsInt(key) ? 1 : 2;
  }

  private List<T> take(K key, ArrayDeque<Waiting<T>> group) {
    int most = room.applyAsInt(key);
    List<T> batch = new ArrayList<>();
    while (batch.size() < most && !group.isEmpty()) {
      batch.add(group.poll().item());
    }
    if (group.isEmpty()) {
      groups.remove(key);
    }
    return batch;
  }
}
