package io.panoptes.topology.pipeline;

import io.panoptes.operators.batching.BatchSettings;
import io.panoptes.operators.batching.HangSettings;
import io.panoptes.operators.inference.InferenceSettings;
import io.panoptes.operators.reference.ReferencePolicy;
import io.panoptes.schemas.serde.RegistrySettings;
import io.panoptes.topology.options.BatchOptions;
import io.panoptes.topology.options.HangOptions;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.options.ReferenceOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** From the options a person sets to the settings that the parts of the job take. */
final class PipelineSettings {

  private static final Duration IDLE_DELAY = Duration.ofMillis(5);
  private static final int READ_THREADS = 2;
  private static final int DECODE_THREADS = 2;

  private PipelineSettings() {}

  static InferenceSettings inference(PanoptesOptions options) {
    BatchOptions batch = options.pipeline().batch();
    HangOptions hang = options.pipeline().hang();
    return new InferenceSettings(
        new BatchSettings(
            batch.maxSize(),
            batch.maxPixels(),
            batch.maxDelay(),
            batch.maxDelay().compareTo(IDLE_DELAY) < 0 ? batch.maxDelay() : IDLE_DELAY,
            batch.maxInFlight()),
        new HangSettings(hang.limit(), hang.maxWorkers()),
        batch.maxBuffered(),
        references(options.pipeline().references()),
        batch.threads(),
        READ_THREADS,
        DECODE_THREADS,
        options.pipeline().limits().maxBytes(),
        options.pipeline().limits().maxPixels());
  }

  static RegistrySettings registry(PanoptesOptions options) {
    return new RegistrySettings(
        options.registry().urls().stream().map(URI::toString).toList(),
        options.registry().properties(),
        options.registry().timeout());
  }

  private static ReferencePolicy references(ReferenceOptions references) {
    return new ReferencePolicy(
        references.directories().stream().map(Path::toAbsolutePath).map(Path::toString).toList(),
        references.hosts(),
        references.maxBytes(),
        references.timeout());
  }
}
