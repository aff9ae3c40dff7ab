package io.panoptes.cli;

import io.panoptes.topology.options.OptionsException;
import io.panoptes.topology.options.OptionsReader;
import io.panoptes.topology.options.PanoptesOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Mixed into each command that reads {@code panoptes.yaml}. */
final class ConfigurationOptions {

  static final String DEFAULT_FILE = "panoptes.yaml";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The configuration; by default " + DEFAULT_FILE + " of this folder if there is one.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides one key of the configuration; may be repeated.")
  private List<String> assignments = new ArrayList<>();

  /** Overrides one key, after all that was given on the command line. */
  void set(String assignment) {
    assignments.add(assignment);
  }

  /**
   * The options of this run.
   *
   * @throws ParameterException if they cannot be used
   */
  PanoptesOptions read() {
    return read(System.getenv());
  }

  PanoptesOptions read(Map<String, String> environment) {
    OptionsReader reader = new OptionsReader().environment(environment);
    file().ifPresent(reader::file);
    try {
      assignments.forEach(reader::set);
      return reader.read();
    } catch (OptionsException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private Optional<Path> file() {
    Path found = file == null ? Path.of(DEFAULT_FILE) : file;
    if (file != null && !Files.isRegularFile(file)) {
      throw new ParameterException(
          command.commandLine(), "--config %s: there is no such file".formatted(file));
    }
    return Optional.of(found).filter(Files::isRegularFile);
  }
}
