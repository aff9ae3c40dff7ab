package io.panoptes.topology.quality;

import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.Origin;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The truth's side of the join.
 *
 * <ol>
 *   <li>Truth that breaks its own rules is a dead letter at once.
 *   <li>Truth of an image whose truth is there is a duplicate: the first one stays.
 *   <li>Results of any pack that wait for it are compared with it; if it does not fit one of them
 *       it is a dead letter, and they go on waiting.
 *   <li>It then stays for results still to come, until the retention has passed since it came.
 * </ol>
 */
final class TruthProcessor implements Processor<byte[], GroundTruth, byte[], Object> {

  // configuration
  private final QualityContext quality;

  // runtime
  private ProcessorContext<byte[], Object> context;
  private KeyValueStore<ResultKey, StoredResult> results;
  private KeyValueStore<ImageKey, StoredTruth> truths;
  private ImageMatcher matcher;
  private Counter duplicates;

  TruthProcessor(QualityContext quality) {
    this.quality = quality;
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    this.context = context;
    results = context.getStateStore(QualityNames.RESULT_STORE);
    truths = context.getStateStore(QualityNames.TRUTH_STORE);
    matcher = new ImageMatcher(quality, context, QualityNames.MATCH_TRUTH);
    duplicates = new Counter(context, QualityNames.MATCH_TRUTH, QualityNames.DUPLICATE_TRUTHS);
    context.schedule(
        quality.times().cleanUpInterval(), PunctuationType.WALL_CLOCK_TIME, this::cleanUp);
  }

  @Override
  public void process(Record<byte[], GroundTruth> record) {
    GroundTruth truth = record.value();
    if (truth == null) {
      return;
    }
    Origin origin = origin();
    ImageKey image = new ImageKey(truth.getSourceId(), truth.getImageId());
    if (truths.get(image) != null) {
      duplicates.increment();
      return;
    }
    try {
      quality.maps().of(truth);
    } catch (UnfitRecordException e) {
      matcher.refuse(
          truth, e.getMessage(), origin, record.headers(), record.key(), record.timestamp());
      return;
    }
    StoredTruth stored =
        new StoredTruth(
            context.currentSystemTimeMs(),
            origin.getPartition(),
            origin.getOffset(),
            quality.bytes(truth));
    truths.put(image, stored);
    for (KeyValue<ResultKey, StoredResult> waiting : waitingFor(image)) {
      byte[] result = waiting.value.record().orElseThrow();
      if (!matcher.match(waiting.key, quality.result(result), stored, record.timestamp())) {
        return;
      }
    }
  }

  private Origin origin() {
    RecordMetadata metadata = context.recordMetadata().orElseThrow();
    return new Origin(metadata.topic(), metadata.partition(), metadata.offset());
  }

  private List<KeyValue<ResultKey, StoredResult>> waitingFor(ImageKey image) {
    List<KeyValue<ResultKey, StoredResult>> waiting = new ArrayList<>();
    try (KeyValueIterator<ResultKey, StoredResult> packs =
        results.prefixScan(image, ImageKey.SERDE.serializer())) {
      packs.forEachRemaining(
          result -> {
            if (!result.value.counted()) {
              waiting.add(result);
            }
          });
    }
    return waiting;
  }

  private void cleanUp(long now) {
    try (KeyValueIterator<ImageKey, StoredTruth> all = truths.all()) {
      while (all.hasNext()) {
        KeyValue<ImageKey, StoredTruth> entry = all.next();
        if (now - entry.value.arrivedMs() > quality.retention().toMillis()) {
          truths.delete(entry.key);
        }
      }
    }
  }

  @Override
  public void close() {
    matcher.close();
    duplicates.close();
  }
}
