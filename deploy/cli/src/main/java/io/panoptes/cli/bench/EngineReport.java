package io.panoptes.cli.bench;

import io.panoptes.models.inference.EngineKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured.
 *
 * @param figures by batch size, then by engine
 * @param refused engines that cannot run, or have failed, and why
 */
public record EngineReport(List<EngineFigures> figures, Map<EngineKind, String> refused) {

  public EngineReport {
    figures = List.copyOf(figures);
    Map<EngineKind, String> copy = new EnumMap<>(EngineKind.class);
    copy.putAll(refused);
    refused = Collections.unmodifiableMap(copy);
  }
}
