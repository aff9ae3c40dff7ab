package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

/** The images of one source in one partition, which are answered in their order. */
public record SourceKey(String topic, int partition, String sourceId) {

  public SourceKey {
    requireNonNull(topic, "topic is null");
    requireNonNull(sourceId, "sourceId is null");
  }

  public static SourceKey of(ImageRecord image) {
    Origin origin = image.source().origin();
    return new SourceKey(origin.topic(), origin.partition(), image.sourceId());
  }
}
