package io.panoptes.topology.quality;

import io.panoptes.schemas.PanopticResult;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The results' side of the join, those in the shadow among them: each as one {@link Answerer} sees
 * an image.
 *
 * <ol>
 *   <li>A result moves the clock of its source and pack forward, never back.
 *   <li>A result whose windows are all closed is late: counted as such and forgotten.
 *   <li>A result that came before, from a replay or otherwise, is a duplicate: counted as such and
 *       forgotten.
 *   <li>A result whose truth is there is compared, once.
 *   <li>A result without truth waits until its windows close.
 *   <li>A result in the shadow is compared with those of packs that were served, and the other way
 *       round, by the one that comes second: so each result stays until its windows close.
 * </ol>
 */
final class ResultProcessor implements Processor<byte[], PanopticResult, byte[], Object> {

  // configuration
  private final QualityContext quality;

  // runtime
  private ProcessorContext<byte[], Object> context;
  private KeyValueStore<ResultKey, StoredResult> results;
  private KeyValueStore<ImageKey, StoredTruth> truths;
  private KeyValueStore<ClockKey, SourceClock> clocks;
  private ImageMatcher matcher;
  private LateImages late;
  private Counter duplicates;
  private Counter unmatched;

  ResultProcessor(QualityContext quality) {
    this.quality = quality;
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    this.context = context;
    results = context.getStateStore(QualityNames.RESULT_STORE);
    truths = context.getStateStore(QualityNames.TRUTH_STORE);
    clocks = context.getStateStore(QualityNames.CLOCK_STORE);
    matcher = new ImageMatcher(quality, context, QualityNames.MATCH_RESULT);
    late = new LateImages(context, QualityNames.MATCH_RESULT);
    duplicates = new Counter(context, QualityNames.MATCH_RESULT, QualityNames.DUPLICATE_RESULTS);
    unmatched = new Counter(context, QualityNames.MATCH_RESULT, QualityNames.UNMATCHED_RESULTS);
    context.schedule(
        quality.times().cleanUpInterval(), PunctuationType.WALL_CLOCK_TIME, this::cleanUp);
  }

  @Override
  public void process(Record<byte[], PanopticResult> record) {
    PanopticResult result = record.value();
    if (result == null) {
      return;
    }
    ImageKey image = new ImageKey(result.getSourceId(), result.getImageId());
    ResultKey key = new ResultKey(image, answerer(result));
    long capturedMs = result.getCapturedAt().toEpochMilli();
    SourceClock clock = advance(key.clock(), capturedMs);
    if (quality.times().isPast(capturedMs, clock)) {
      late.add(image.sourceId(), capturedMs);
      return;
    }
    if (results.get(key) != null) {
      duplicates.increment();
      return;
    }
    StoredTruth truth = truths.get(image);
    if (truth == null) {
      matcher.keep(key, result);
    } else {
      matcher.match(key, result, truth, record.timestamp());
    }
    matcher.matchOthers(key, result, record.timestamp());
  }

  private Answerer answerer(PanopticResult result) {
    boolean shadow =
        context.recordMetadata().orElseThrow().topic().equals(quality.topics().shadow());
    return new Answerer(shadow, result.getPack().getDigest());
  }

  private SourceClock advance(ClockKey key, long capturedMs) {
    long now = context.currentSystemTimeMs();
    SourceClock before = clocks.get(key);
    SourceClock clock =
        before == null ? SourceClock.first(capturedMs, now) : before.advance(capturedMs, now);
    clocks.put(key, clock);
    return clock;
  }

  private void cleanUp(long now) {
    Map<ClockKey, SourceClock> current = closeSilentSources(now);
    try (KeyValueIterator<ResultKey, StoredResult> all = results.all()) {
      while (all.hasNext()) {
        KeyValue<ResultKey, StoredResult> entry = all.next();
        SourceClock clock = current.get(entry.key.clock());
        if (quality.times().isPast(entry.value.capturedMs(), clock)) {
          results.delete(entry.key);
          if (!entry.value.counted() && !entry.key.by().shadow()) {
            unmatched.increment();
          }
        }
      }
    }
  }

  private Map<ClockKey, SourceClock> closeSilentSources(long now) {
    Map<ClockKey, SourceClock> current = new HashMap<>();
    try (KeyValueIterator<ClockKey, SourceClock> all = clocks.all()) {
      while (all.hasNext()) {
        KeyValue<ClockKey, SourceClock> entry = all.next();
        SourceClock clock = entry.value;
        boolean silent =
            clock.seenMs() != SourceClock.SILENT
                && now - clock.seenMs() > quality.retention().toMillis();
        if (silent) {
          clock = quality.times().silent(clock);
          clocks.put(entry.key, clock);
        }
        current.put(entry.key, clock);
      }
    }
    return current;
  }

  @Override
  public void close() {
    matcher.close();
    late.close();
    duplicates.close();
    unmatched.close();
  }
}
