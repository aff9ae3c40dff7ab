package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.topology.topics.DeadLetterRoom;
import io.panoptes.topology.topics.Topics;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;

/** What the two sides of the join share; no state. */
record QualityContext(
    Topics topics,
    WindowTimes times,
    Duration retention,
    RecordMaps maps,
    DeadLetterRoom deadLetterRoom,
    Serde<PanopticResult> results,
    Serde<GroundTruth> truths) {

  QualityContext {
    requireNonNull(topics, "topics is null");
    requireNonNull(times, "times is null");
    requireNonNull(retention, "retention is null");
    requireNonNull(maps, "maps is null");
    requireNonNull(deadLetterRoom, "deadLetterRoom is null");
    requireNonNull(results, "results is null");
    requireNonNull(truths, "truths is null");
  }

  byte[] bytes(PanopticResult result) {
    return results.serializer().serialize(topics.panoptic(), result);
  }

  PanopticResult result(byte[] bytes) {
    return results.deserializer().deserialize(topics.panoptic(), bytes);
  }

  byte[] bytes(GroundTruth truth) {
    return truths.serializer().serialize(topics.truth(), truth);
  }

  GroundTruth truth(byte[] bytes) {
    return truths.deserializer().deserialize(topics.truth(), bytes);
  }
}
