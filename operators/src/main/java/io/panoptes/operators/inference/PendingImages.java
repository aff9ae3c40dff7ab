package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.SourceKey;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What came in and has not gone out: images that go out in their order within each source, and held
 * for nobody else's sake. Not thread-safe.
 *
 * @param <O> what goes out
 */
final class PendingImages<O> {

  /** An image that came in. */
  final class Pending {
    private final long number;
    private final SourceKey key;
    private final ImageRecord image;
    private Optional<O> answer = Optional.empty();

    ImageRecord image() {
      return image;
    }

    private Pending(long number, ImageRecord image) {
      this.number = number;
      this.key = SourceKey.of(image);
      this.image = image;
    }
  }

  private int maxImages;
  private final long maxBytes;
  private final Map<Long, Pending> all = new LinkedHashMap<>();
  private final Map<SourceKey, ArrayDeque<Pending>> sources = new LinkedHashMap<>();
  private long arrived;
  private long bytes;

  /**
   * @param maxBytes of records; one above it has room when nothing else is there
   */
  PendingImages(int maxImages, long maxBytes) {
    this.maxImages = maxImages;
    this.maxBytes = maxBytes;
  }

  /** Another number of images at most; those above it stay. */
  void limit(int images) {
    maxImages = images;
  }

  /** All that have not gone out, none of them answered any more, in the order they came in. */
  List<Pending> again() {
    all.values().forEach(pending -> pending.answer = Optional.empty());
    return List.copyOf(all.values());
  }

  /** Whether the next image is to wait outside. */
  boolean isFull() {
    return all.size() >= maxImages || bytes >= maxBytes;
  }

  /** Takes an image in, even when full. */
  Pending add(ImageRecord image) {
    Pending pending = new Pending(arrived++, requireNonNull(image, "image is null"));
    all.put(pending.number, pending);
    sources.computeIfAbsent(pending.key, ignored -> new ArrayDeque<>()).add(pending);
    bytes += size(image);
    return pending;
  }

  /**
   * An image has its answer.
   *
   * @param out gets it, and those of its source that waited for it, unless one before it has none
   */
  void answer(Pending pending, O answer, Consumer<O> out) {
    pending.answer = Optional.of(answer);
    ArrayDeque<Pending> source = sources.get(pending.key);
    while (!source.isEmpty() && source.peek().answer.isPresent()) {
      Pending next = source.peek();
      remove(next);
      out.accept(next.answer.orElseThrow());
    }
  }

  /** An image goes without its turn: it waits for none before it, and none waits for it. */
  void remove(Pending pending) {
    ArrayDeque<Pending> source = sources.get(pending.key);
    source.remove(pending);
    if (source.isEmpty()) {
      sources.remove(pending.key);
    }
    all.remove(pending.number);
    bytes -= size(pending.image);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  int images() {
    return all.size();
  }

  long bytes() {
    return bytes;
  }

  /** How many came in so far. */
  long arrived() {
    return arrived;
  }

  /** Whether all of the first that came in have gone out. */
  boolean haveLeft(long first) {
    return all.isEmpty() || all.keySet().iterator().next() >= first;
  }

  /** The images of each source in their order. */
  Map<SourceKey, List<ImageRecord>> bySource() {
    Map<SourceKey, List<ImageRecord>> images = new LinkedHashMap<>();
    sources.forEach(
        (key, source) -> images.put(key, source.stream().map(pending -> pending.image).toList()));
    return images;
  }

  private static int size(ImageRecord image) {
    return image.source().value().length;
  }
}
