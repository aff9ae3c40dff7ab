package io.panoptes.topology.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          kafka.properties.ssl.keystore.password | hunter2
          kafka.properties.ssl.keystore.key | hunter2
          kafka.properties.sasl.jaas.config | a.LoginModule required username="${env:USER}" password="hunter2";
          kafka.properties.sasl.jaas.config | a.LoginModule required clientSecret = hunter2;
          kafka.properties.sasl.oauthbearer.client.credentials.client.secret | hunter2
          registry.properties.basic.auth.user.info | ${env:USER}:hunter2
          registry.properties.bearer.auth.token | hunter2
          registry.properties.schema.registry.ssl.truststore.password | hunter2
          registry.urls | http://a, https://user:hunter2@registry
          flink.properties.s3.secret-key | hunter2
          flink.properties.fs.azure.account.key.a.blob | hunter2
          """)
  void secretThatIsWrittenOutIsRefusedWithoutBeingTold(String key, String value)
      throws IOException {
    String remedy =
        key
            + " holds a secret: keep it in a file or a variable, and write ${file:/path} or"
            + " ${env:NAME} in its place";
    Map<String, String> environment = Map.of("USER", "anna");
    OptionsReader commandLine = new OptionsReader().environment(environment).set(key, value);
    assertThatThrownBy(commandLine::read).hasMessage("--set: " + remedy);
    Path file = folder.resolve("panoptes.yaml");
    Files.writeString(file, "%s: '%s'%n".formatted(key, value));
    OptionsReader written = new OptionsReader().environment(environment).file(file);
    assertThatThrownBy(written::read).hasMessage("%s: %s".formatted(file, remedy));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          kafka.properties.sasl.jaas.config | a.LoginModule required username="anna" password="${env:SECRET}";
          kafka.properties.sasl.jaas.config | com.sun.security.auth.module.Krb5LoginModule required useKeyTab=true keyTab="/a";
          kafka.properties.sasl.oauthbearer.token.endpoint.url | https://login.example.org/token
          kafka.properties.ssl.truststore.location | /a/b
          registry.properties.basic.auth.user.info | anna:${env:SECRET}
          registry.properties.basic.auth.credentials.source | USER_INFO
          registry.urls | https://user:${env:SECRET}@registry
          flink.properties.security.ssl.rest.key-password | ${env:SECRET}
          """)
  void whatIsNoSecretOrFilledInIsTaken(String key, String value) {
    assertThat(new OptionsReader().environment(Map.of("SECRET", "x")).set(key, value).read())
        .isNotNull();
  }

  @Test
  void secretsInTheEnvironmentAreTakenAndNotTold() {
    OptionsReader reader =
        new OptionsReader()
            .environment(
                Map.of(
                    "PANOPTES_KAFKA_PROPERTIES_SSL_KEY_PASSWORD", "hunter2",
                    "PANOPTES_REGISTRY_URLS", "https://user:hunter2|@registry"));
    assertThatThrownBy(reader::read)
        .hasMessage(
            "PANOPTES_REGISTRY_URLS: registry.urls: 'https://***@registry' is not an http:// or"
                + " https:// URL");
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
