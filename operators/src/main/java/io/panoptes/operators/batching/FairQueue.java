package io.panoptes.operators.batching;

import io.panoptes.operators.record.SourceKey;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Items that wait for their turn: the partitions take turns, and within a partition its sources, so
 * that one loud source holds up nobody. Items of a source stay in their order. Not thread-safe.
 */
final class FairQueue<T> {

  private record Partition(String topic, int number) {}

  private final Map<Partition, Map<String, ArrayDeque<T>>> partitions = new LinkedHashMap<>();
  private int size;

  void add(SourceKey key, T item) {
    partitions
        .computeIfAbsent(
            new Partition(key.topic(), key.partition()), ignored -> new LinkedHashMap<>())
        .computeIfAbsent(key.sourceId(), ignored -> new ArrayDeque<>())
        .add(item);
    size++;
  }

  /** Takes the item whose turn it is; empty when none waits. */
  Optional<T> poll() {
    return first(partitions)
        .map(
            partition -> {
              Map<String, ArrayDeque<T>> sources = partitions.remove(partition);
              T item = pollSource(sources);
              if (!sources.isEmpty()) {
                partitions.put(partition, sources);
              }
              size--;
              return item;
            });
  }

  int size() {
    return size;
  }

  private T pollSource(Map<String, ArrayDeque<T>> sources) {
    String source = first(sources).orElseThrow();
    ArrayDeque<T> items = sources.remove(source);
    T item = items.remove();
    if (!items.isEmpty()) {
      sources.put(source, items);
    }
    return item;
  }

  private static <K> Optional<K> first(Map<K, ?> map) {
    return map.keySet().stream().findFirst();
  }
}
