package io.panoptes.topology.topics;

import io.panoptes.topology.options.TopicOptions;
import java.time.Duration;
import java.util.List;

/**
 * How our topics are made: those of images and what is made of them with the same partitions, so
 * that they are co-partitioned; commands and their statuses with one, so that they have one order.
 */
public final class TopicSpecs {

  /** Room for all of a record that is not its largest field. */
  static final int ENVELOPE_BYTES = 1 << 20;

  /** What is served is to be known however long ago it changed. */
  private static final Duration COMMANDS_RETENTION = Duration.ofDays(3650);

  /** A label plane hardly ever compresses to more; one that does is a dead letter. */
  static final int LABEL_PLANE_BYTES = 16 << 20;

  private TopicSpecs() {}

  /** In the order of the data path. */
  public static List<TopicSpec> of(TopicOptions options) {
    Topics topics = Topics.of(options.prefix());
    int imageBytes = Math.toIntExact(options.inlineLimit()) + ENVELOPE_BYTES;
    int planeBytes = LABEL_PLANE_BYTES + ENVELOPE_BYTES;
    return List.of(
        spec(topics.images(), imageBytes, options),
        spec(topics.panoptic(), planeBytes, options),
        spec(topics.segments(), planeBytes, options),
        spec(topics.truth(), planeBytes, options),
        spec(topics.quality(), ENVELOPE_BYTES, options),
        spec(topics.deadLetters(), imageBytes, options),
        spec(topics.shed(), ENVELOPE_BYTES, options),
        spec(topics.shadow(), planeBytes, options),
        spec(topics.shadowQuality(), ENVELOPE_BYTES, options),
        spec(topics.replays(), ENVELOPE_BYTES, options),
        commands(topics.models(), options),
        commands(topics.modelsStatus(), options));
  }

  /** The {@code max.request.size} of a producer that may write to any of them, in bytes. */
  public static int largestMessage(TopicOptions options) {
    return of(options).stream().mapToInt(TopicSpec::maxMessageBytes).max().orElseThrow();
  }

  /** Bytes of a record that a dead letter may keep: see {@link DeadLetterRoom}. */
  public static int deadLetterValueLimit(TopicOptions options) {
    return Math.toIntExact(options.inlineLimit()) + ENVELOPE_BYTES / 2;
  }

  /** Bytes that one record of a result may have besides its texts. */
  public static int resultLimit() {
    return LABEL_PLANE_BYTES + ENVELOPE_BYTES / 2;
  }

  private static TopicSpec commands(String name, TopicOptions options) {
    return new TopicSpec(name, 1, options.replicationFactor(), COMMANDS_RETENTION, ENVELOPE_BYTES);
  }

  private static TopicSpec spec(String name, int maxMessageBytes, TopicOptions options) {
    return new TopicSpec(
        name,
        options.partitions(),
        options.replicationFactor(),
        options.retention(),
        maxMessageBytes);
  }
}
