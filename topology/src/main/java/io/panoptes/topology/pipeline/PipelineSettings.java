package io.panoptes.topology.pipeline;

import io.panoptes.operators.batching.BatchSettings;
import io.panoptes.operators.batching.HangSettings;
import io.panoptes.operators.inference.InferenceSettings;
import io.panoptes.operators.inference.PackFolder;
import io.panoptes.operators.inference.PackSource;
import io.panoptes.operators.reference.ReferencePolicy;
import io.panoptes.schemas.serde.RegistrySettings;
import io.panoptes.topology.options.BatchOptions;
import io.panoptes.topology.options.HangOptions;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.options.ReferenceOptions;
import java.net.URI;
import java.nio.file.Path;

/** From the options a person sets to the settings that the parts of the job take. */
final class PipelineSettings {

  private static final int READ_THREADS = 2;
  private static final int DECODE_THREADS = 2;

  private PipelineSettings() {}

  static InferenceSettings inference(PanoptesOptions options) {
    BatchOptions batch = options.pipeline().batch();
    HangOptions hang = options.pipeline().hang();
    return new InferenceSettings(
        BatchSettings.of(batch.maxSize(), batch.maxPixels(), batch.maxDelay(), batch.maxInFlight()),
        new HangSettings(hang.limit(), hang.maxWorkers()),
        batch.maxBuffered(),
        references(options.pipeline().references()),
        batch.threads(),
        READ_THREADS,
        DECODE_THREADS,
        options.pipeline().limits().maxBytes(),
        options.pipeline().limits().maxPixels());
  }

  /** Where packs are found that commands name. */
  static PackSource packs(PanoptesOptions options) {
    return options
        .pipeline()
        .packs()
        .<PackSource>map(
            folder ->
                new PackFolder(
                    Path.of(folder).toAbsolutePath().toString(), options.pipeline().engine()))
        .orElse(new NoPacks());
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
        references.networks(),
        references.maxBytes(),
        references.timeout());
  }
}
