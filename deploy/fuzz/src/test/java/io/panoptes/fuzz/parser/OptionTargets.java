package io.panoptes.fuzz.parser;

import io.panoptes.fuzz.AllocationBound;
import io.panoptes.fuzz.FuzzTarget;
import io.panoptes.topology.options.OptionsException;
import io.panoptes.topology.options.OptionsReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** panoptes.yaml and single settings, as the environment and the command line give them. */
final class OptionTargets {

  private static final AllocationBound BOUND = AllocationBound.of(1024, 8);
  private static final Set<Class<? extends Exception>> REFUSALS = Set.of(OptionsException.class);

  private static final String FILE =
      """
      kafka:
        bootstrap-servers: 127.0.0.1:9092
        properties:
          sasl.mechanism: SCRAM-SHA-512
          client.id: ${env:CLIENT}
      registry:
        urls: [http://127.0.0.1:8081]
        timeout: 30 s
      topics: {prefix: panoptes, partitions: 4, retention: 7 d, inline-limit: 4 MiB}
      engine: auto
      pipeline:
        pack: shelf
        guarantee: exactly-once
        latest-only: [a, b]
        checkpoint:
          interval: PT5S
          directory:
        batch:
          max-size: 8
          max-buffered: 64 MiB
      quality:
        window: 1 min
        hop: 1 min
      """;

  private OptionTargets() {}

  static List<FuzzTarget> all() {
    Scratch scratch = new Scratch();
    Map<String, String> environment = Map.of("CLIENT", "me");
    return List.of(
        new FuzzTarget(
            "panoptes-yaml",
            REFUSALS,
            BOUND,
            Scratch.texts(FILE),
            input ->
                new OptionsReader()
                    .environment(environment)
                    .file(scratch.file("panoptes.yaml", input))
                    .read()),
        new FuzzTarget(
            "setting",
            REFUSALS,
            BOUND,
            Scratch.texts(
                "quality.window=1 min",
                "registry.urls=http://a:1,https://b/c",
                "pipeline.batch.max-buffered=64 MiB",
                "kafka.properties.client.id=${env:CLIENT}"),
            input ->
                new OptionsReader()
                    .environment(environment)
                    .set(new String(input, StandardCharsets.UTF_8))
                    .read()));
  }
}
