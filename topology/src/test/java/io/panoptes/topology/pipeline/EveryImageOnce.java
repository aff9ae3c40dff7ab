package io.panoptes.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.SegmentRecord;
import io.panoptes.schemas.ShedImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * The guarantee: each image ends as exactly one result, one dead letter or one shed, results of a
 * source are in the order of its images, and each result has exactly its segments.
 */
final class EveryImageOnce {

  private record Place(int partition, long offset) {

    static Place of(Origin origin) {
      return new Place(origin.getPartition(), origin.getOffset());
    }
  }

  private final Set<Place> sent = new LinkedHashSet<>();
  private final List<PanopticResult> results = new ArrayList<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private final List<ShedImage> shed = new ArrayList<>();
  private final List<SegmentRecord> segments = new ArrayList<>();

  void sent(RecordMetadata record) {
    sent.add(new Place(record.partition(), record.offset()));
  }

  void received(PanopticResult result) {
    results.add(result);
  }

  void received(DeadLetter deadLetter) {
    deadLetters.add(deadLetter);
  }

  void received(ShedImage image) {
    shed.add(image);
  }

  void received(SegmentRecord segment) {
    segments.add(segment);
  }

  List<PanopticResult> results() {
    return results;
  }

  List<DeadLetter> deadLetters() {
    return deadLetters;
  }

  List<ShedImage> shed() {
    return shed;
  }

  /** Whether as many records arrived as must, or more. */
  boolean complete() {
    return results.size() + deadLetters.size() + shed.size() >= sent.size()
        && segments.size()
            >= results.stream().mapToInt(result -> result.getSegments().size()).sum();
  }

  void check() {
    List<Place> ended = new ArrayList<>();
    results.forEach(result -> ended.add(Place.of(result.getOrigin())));
    deadLetters.forEach(letter -> ended.add(Place.of(letter.getOrigin())));
    shed.forEach(image -> ended.add(Place.of(image.getOrigin())));
    assertThat(ended).as("ends of images").containsExactlyInAnyOrderElementsOf(sent);
    checkOrder();
    checkSegments();
  }

  /** What at-least-once promises: nothing is lost, and repeats have the same result id. */
  void checkAtLeastOnce() {
    Map<String, Place> places = new HashMap<>();
    results.forEach(result -> places.put(result.getResultId(), Place.of(result.getOrigin())));
    deadLetters.forEach(letter -> places.put(letter.getResultId(), Place.of(letter.getOrigin())));
    assertThat(places.values()).as("images by result id").containsExactlyInAnyOrderElementsOf(sent);
  }

  private void checkOrder() {
    Map<String, Long> last = new HashMap<>();
    for (PanopticResult result : results) {
      long offset = result.getOrigin().getOffset();
      assertThat(offset)
          .as("offset of %s of %s", result.getImageId(), result.getSourceId())
          .isGreaterThan(last.getOrDefault(result.getSourceId(), -1L));
      last.put(result.getSourceId(), offset);
    }
  }

  private void checkSegments() {
    assertThat(segments.stream().map(s -> s.getResultId() + "#" + s.getIndex()))
        .as("segments")
        .containsExactlyInAnyOrderElementsOf(
            results.stream()
                .map(
                    result ->
                        result.getSegments().stream()
                            .map(s -> result.getResultId() + "#" + s.getId())
                            .toList())
                .flatMap(Collection::stream)
                .toList());
  }
}
