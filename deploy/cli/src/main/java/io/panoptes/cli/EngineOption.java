package io.panoptes.cli;

import io.panoptes.models.engine.EngineLine;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.pack.Pack;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --engine}: what runs the networks. */
final class EngineOption {

  /** Reads the names that the configuration has too. */
  static final class Names implements ITypeConverter<EngineKind> {
    @Override
    public EngineKind convert(String name) {
      try {
        return EngineKind.of(name);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      converter = Names.class,
      description = {
        "What runs the networks: ${COMPLETION-CANDIDATES}.",
        "auto is a GPU engine where there is a GPU, else dl4j; 'panoptes doctor' tells what runs."
      })
  private EngineKind engine;

  EngineKind orAuto() {
    return engine == null ? EngineKind.AUTO : engine;
  }

  /** What {@code --set} would say; empty where the configuration decides. */
  Optional<String> assignment() {
    return Optional.ofNullable(engine).map(kind -> "engine=" + kind);
  }

  /**
   * What runs a pack in this process, or in one beside it.
   *
   * @throws io.panoptes.models.engine.EngineUnavailableException when the engine cannot run here
   */
  static String line(EngineKind kind, Pack pack) {
    return EngineLine.of(kind, pack.isOnnx());
  }
}
