package io.panoptes.topology.options;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that can be set, read by {@link OptionsReader}; each section's record defines its own
 * options. Holds secrets, which {@code toString} masks.
 */
public record PanoptesOptions(
    KafkaOptions kafka,
    RegistryOptions registry,
    TopicOptions topics,
    PipelineOptions pipeline,
    FlinkOptions flink,
    QualityOptions quality) {

  /** Every option, section by section in the order of this record. */
  public static final List<Option<?>> ALL =
      Stream.of(
              KafkaOptions.ALL,
              RegistryOptions.ALL,
              TopicOptions.ALL,
              PipelineOptions.ALL,
              CheckpointOptions.ALL,
              BatchOptions.ALL,
              HangOptions.ALL,
              ReferenceOptions.ALL,
              LimitOptions.ALL,
              FlinkOptions.ALL,
              QualityOptions.ALL)
          .<Option<?>>flatMap(List::stream)
          .toList();

  public PanoptesOptions {
    requireNonNull(kafka, "kafka is null");
    requireNonNull(registry, "registry is null");
    requireNonNull(topics, "topics is null");
    requireNonNull(pipeline, "pipeline is null");
    requireNonNull(flink, "flink is null");
    requireNonNull(quality, "quality is null");
  }

  public static PanoptesOptions defaults() {
    return new OptionsReader().read();
  }

  static PanoptesOptions from(OptionValues values) {
    try {
      return new PanoptesOptions(
          KafkaOptions.from(values),
          RegistryOptions.from(values),
          TopicOptions.from(values),
          PipelineOptions.from(values),
          FlinkOptions.from(values),
          QualityOptions.from(values));
    } catch (IllegalArgumentException e) {
      throw new OptionsException(e.getMessage(), e);
    }
  }
}
