package io.panoptes.topology.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.topology.quality.MatchOutcome.Counted;
import io.panoptes.topology.quality.MatchOutcome.ResultRefused;
import io.panoptes.topology.quality.MatchOutcome.TruthRefused;
import io.panoptes.topology.topics.DeadLetterRoom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Matches results with truth, and results in the shadow with the others, on behalf of either side,
 * whichever came second.
 */
final class ImageMatcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ImageMatcher.class);

  private final QualityContext quality;
  private final ProcessorContext<byte[], Object> context;
  private final Comparison comparison;
  private final KeyValueStore<ResultKey, StoredResult> results;
  private final KeyValueStore<ImageKey, StoredTruth> truths;
  private final Counter matched;
  private final Counter shadowTruths;
  private final Counter shadowResults;
  private final Counter invalidTruths;
  private final Counter invalidResults;

  ImageMatcher(QualityContext quality, ProcessorContext<byte[], Object> context, String processor) {
    this.quality = quality;
    this.context = context;
    comparison = new Comparison(quality.maps());
    results = context.getStateStore(QualityNames.RESULT_STORE);
    truths = context.getStateStore(QualityNames.TRUTH_STORE);
    matched = new Counter(context, processor, QualityNames.MATCHED_IMAGES);
    shadowTruths = new Counter(context, processor, QualityNames.SHADOW_TRUTH_IMAGES);
    shadowResults = new Counter(context, processor, QualityNames.SHADOW_RESULT_IMAGES);
    invalidTruths = new Counter(context, processor, QualityNames.INVALID_TRUTHS);
    invalidResults = new Counter(context, processor, QualityNames.INVALID_RESULTS);
  }

  /**
   * Counts a result, or keeps it where the truth does not fit; such a truth is dropped, so that a
   * better one may come, but not for what was found in the shadow, which has no say in that.
   *
   * @param timestamp of the record that came second, passed on: Kafka's retention goes by it, and a
   *     time of capture long ago would have the quality deleted at once
   * @return whether the truth fits
   */
  boolean match(ResultKey key, PanopticResult result, StoredTruth stored, long timestamp) {
    GroundTruth truth = quality.truth(stored.record());
    MatchOutcome outcome = comparison.compare(key.by(), result, truth);
    if (outcome instanceof TruthRefused refused) {
      keep(key, result);
      if (key.by().shadow()) {
        return true;
      }
      truths.delete(key.image());
      refuse(
          truth,
          refused.message(),
          originOf(stored),
          new RecordHeaders(),
          truth.getSourceId().getBytes(UTF_8),
          timestamp);
      return false;
    }
    put(key, result, true, outcome instanceof Counted);
    pass(outcome, key.by().shadow() ? shadowTruths : matched, timestamp);
    return true;
  }

  /**
   * Holds a result in the shadow against those of packs in force, or the other way round; not one
   * that was refused, and counted as that, when it was held against its truth.
   */
  void matchOthers(ResultKey key, PanopticResult result, long timestamp) {
    if (results.get(key).record().isEmpty()) {
      return;
    }
    for (byte[] record : othersOf(key)) {
      PanopticResult other = quality.result(record);
      pass(
          key.by().shadow() ? comparison.compare(result, other) : comparison.compare(other, result),
          shadowResults,
          timestamp);
    }
  }

  /** Of the same image and the other kind; a pack is not held against itself. */
  private List<byte[]> othersOf(ResultKey key) {
    List<byte[]> others = new ArrayList<>();
    try (KeyValueIterator<ResultKey, StoredResult> all =
        results.prefixScan(key.image(), ImageKey.SERDE.serializer())) {
      all.forEachRemaining(
          entry -> {
            Answerer by = entry.key.by();
            if (by.shadow() != key.by().shadow()
                && !by.packDigest().equals(key.by().packDigest())) {
              entry.value.record().ifPresent(others::add);
            }
          });
    }
    return others;
  }

  private void pass(MatchOutcome outcome, Counter counter, long timestamp) {
    if (outcome instanceof Counted counted) {
      counter.increment();
      context.forward(
          new Record<>(counted.image().sourceId().getBytes(UTF_8), counted.image(), timestamp),
          QualityNames.ADD_TO_WINDOWS);
    } else if (outcome instanceof ResultRefused refused) {
      invalidResults.increment();
      LOG.error("Not counted: {}", refused.message());
    }
  }

  void keep(ResultKey key, PanopticResult result) {
    put(key, result, false, true);
  }

  private void put(ResultKey key, PanopticResult result, boolean counted, boolean sound) {
    results.put(
        key,
        new StoredResult(
            result.getCapturedAt().toEpochMilli(),
            counted,
            sound ? Optional.of(quality.bytes(result)) : Optional.empty()));
  }

  /** Sends the truth to the dead letters. */
  void refuse(
      GroundTruth truth,
      String message,
      Origin origin,
      Headers headers,
      byte[] key,
      long timestamp) {
    invalidTruths.increment();
    LOG.warn("Refused: {}", message);
    RejectedRecord rejected =
        new RejectedRecord(
            origin, Optional.ofNullable(key), Optional.of(quality.bytes(truth)), headers);
    DeadLetter letter =
        rejected
            .letter(
                message,
                Instant.ofEpochMilli(context.currentSystemTimeMs()),
                quality.deadLetterRoom())
            .setImageId(DeadLetterRoom.text(truth.getImageId()))
            .setSourceId(DeadLetterRoom.text(truth.getSourceId()))
            .build();
    RejectedRecord kept = rejected.within(quality.deadLetterRoom());
    context.forward(
        new Record<>(kept.key().orElse(null), letter, timestamp, kept.headers()),
        QualityNames.DEAD_LETTERS);
  }

  private Origin originOf(StoredTruth stored) {
    return new Origin(quality.topics().truth(), stored.partition(), stored.offset());
  }

  @Override
  public void close() {
    matched.close();
    shadowTruths.close();
    shadowResults.close();
    invalidTruths.close();
    invalidResults.close();
  }
}
