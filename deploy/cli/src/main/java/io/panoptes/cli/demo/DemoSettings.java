package io.panoptes.cli.demo;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * @param pack folder of the pack
 * @param references a folder below which images may be read by reference
 * @param guarantee as in the options
 * @param overrides further options, {@code key=value}
 * @param brokerPort 0 for any that is free; likewise {@code registryPort}
 */
public record DemoSettings(
    Path pack,
    Optional<Path> references,
    String guarantee,
    List<String> overrides,
    int brokerPort,
    int registryPort) {

  public DemoSettings {
    requireNonNull(pack, "pack is null");
    requireNonNull(references, "references is null");
    requireNonNull(guarantee, "guarantee is null");
    overrides = List.copyOf(overrides);
  }
}
