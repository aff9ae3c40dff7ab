package io.panoptes.topology.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir private Path folder;

  @Test
  void placeholdersAreFilledFromTheEnvironmentAndFiles() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "pass$1word\n");

    PanoptesOptions options =
        new OptionsReader()
            .environment(Map.of("USER_NAME", "anna"))
            .set(
                "registry.properties.basic.auth.user.info",
                "${env:USER_NAME}:${file:%s}".formatted(secret))
            .read();

    assertThat(options.registry().properties())
        .containsEntry("basic.auth.user.info", "anna:pass$1word");
  }

  @Test
  void whatWasFilledInIsNotLookedAtAgain() {
    OptionsReader reader =
        new OptionsReader()
            .environment(Map.of("OUTER", "${env:INNER}", "INNER", "x"))
            .set("kafka.properties.a", "${env:OUTER}");

    assertThat(reader.read().kafka().properties()).containsEntry("a", "${env:INNER}");
  }

  @Test
  void missingSecretNamesTheVariableOrTheFile() {
    assertThatThrownBy(() -> new OptionsReader().set("kafka.properties.a", "${env:NONE}").read())
        .hasMessageContaining("names the environment variable NONE, which is not set");
    assertThatThrownBy(() -> new OptionsReader().set("topics.prefix", "${file:/no/such}").read())
        .hasMessage(
            "--set: topics.prefix: '${file:/no/such}' names the file /no/such, which cannot be"
                + " read as text");
    assertThatThrownBy(() -> new OptionsReader().set("topics.prefix", "${vault:x}").read())
        .hasMessageContaining("unknown kind 'vault': write ${env:NAME} or ${file:/path}");
  }

  @Test
  void secretsAreInNoText() {
    PanoptesOptions options =
        new OptionsReader()
            .environment(Map.of("SECRET", "hunter2"))
            .set("kafka.properties.sasl.jaas.config", "${env:SECRET}")
            .set("registry.properties.basic.auth.user.info", "a:${env:SECRET}")
            .set("registry.urls", "https://user:${env:SECRET}@registry")
            .set("flink.properties.s3.secret-key", "${env:SECRET}")
            .read();

    assertThat(options.toString())
        .doesNotContain("hunter2")
        .contains("sasl.jaas.config=***", "basic.auth.user.info=***", "https://***@registry");
  }

  @Test
  void valueThatDoesNotFitIsShownWithItsPlaceholder() {
    OptionsReader reader =
        new OptionsReader()
            .environment(Map.of("SECRET", "hunter2"))
            .set("topics.partitions", "${env:SECRET}");

    assertThatThrownBy(reader::read)
        .hasMessage("--set: topics.partitions: '${env:SECRET}' is not a whole number");
  }
}
