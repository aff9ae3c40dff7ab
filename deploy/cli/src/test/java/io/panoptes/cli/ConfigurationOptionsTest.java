package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.topology.options.PanoptesOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ConfigurationOptionsTest {

  @TempDir private Path folder;

  @Command
  private static final class AnyCommand {
    @Mixin private ConfigurationOptions configuration;
  }

  private static PanoptesOptions read(Map<String, String> environment, String... arguments) {
    AnyCommand command = new AnyCommand();
    new CommandLine(command).parseArgs(arguments);
    return command.configuration.read(environment);
  }

  private String file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("given.yaml"), yaml).toString();
  }

  @Test
  void withoutAnyTheDefaultsHold() {
    assertThat(read(Map.of())).isEqualTo(PanoptesOptions.defaults());
  }

  @Test
  void theFileOverridesTheDefaults() throws IOException {
    String file = file("topics: {prefix: shop}");

    assertThat(read(Map.of(), "--config", file).topics().prefix()).isEqualTo("shop");
  }

  @Test
  void theEnvironmentOverridesTheFile() throws IOException {
    String file = file("topics: {prefix: shop}");

    assertThat(read(Map.of("PANOPTES_TOPICS_PREFIX", "lab"), "--config", file).topics().prefix())
        .isEqualTo("lab");
  }

  @Test
  void theCommandLineOverridesAll() throws IOException {
    String file = file("topics: {prefix: shop}");
    PanoptesOptions options =
        read(
            Map.of("PANOPTES_TOPICS_PREFIX", "lab"),
            "--config",
            file,
            "--set",
            "topics.prefix=desk",
            "--set",
            "topics.partitions=2");

    assertThat(options.topics().prefix()).isEqualTo("desk");
    assertThat(options.topics().partitions()).isEqualTo(2);
  }
}
