package io.panoptes.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistrySettingsTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Test
  void noAddressIsRefused() {
    assertThatThrownBy(() -> new RegistrySettings(List.of(), Map.of(), TIMEOUT))
        .hasMessage("no schema registry: name at least one http address");
  }

  @Test
  void otherProtocolIsRefusedWithoutItsPassword() {
    assertThatThrownBy(() -> new RegistrySettings("ftp://me:secret@host:1", TIMEOUT))
        .hasMessage(
            "schema registry ftp://host:1 is no address: it must look like http://host:port");
    assertThatThrownBy(() -> new RegistrySettings("localhost:8081", TIMEOUT))
        .hasMessage(
            "schema registry localhost:8081 is no address: it must look like http://host:port");
  }

  @Test
  void timeoutOfZeroIsRefused() {
    assertThatThrownBy(() -> new RegistrySettings("http://host:1", Duration.ZERO))
        .hasMessage("schema registry timeout is PT0S: it must be above 0");
  }

  @Test
  void secretsAreNotShown() {
    RegistrySettings settings =
        new RegistrySettings(
            List.of("https://me:secret@a:1", "https://b:2"),
            Map.of("basic.auth.user.info", "me:secret"),
            TIMEOUT);

    assertThat(settings)
        .hasToString(
            "RegistrySettings[urls=https://a:1, https://b:2, properties=[basic.auth.user.info],"
                + " timeout=PT30S]");
  }

  @Test
  void settingsTravelToAnOperator() throws Exception {
    RegistrySettings settings =
        new RegistrySettings(List.of("http://a:1"), Map.of("proxy.host", "b"), TIMEOUT);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(settings);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(settings);
    }
  }

  @Test
  void clientGetsNumbersAsNumbersAndOwnValuesOverDefaults() {
    RegistrySettings settings =
        new RegistrySettings(
            List.of("http://a:1"),
            Map.of("http.read.timeout.ms", "77", "schema.registry.ssl.protocol", "TLSv1.3"),
            Duration.ofSeconds(2));

    assertThat(ClientProperties.of(settings))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "http.connect.timeout.ms",
                2000,
                "http.read.timeout.ms",
                77,
                "missing.id.cache.ttl.sec",
                10L,
                "schema.registry.ssl.protocol",
                "TLSv1.3"));
  }

  @Test
  void wordForANumberIsRefused() {
    RegistrySettings settings =
        new RegistrySettings(
            List.of("http://a:1"), Map.of("http.read.timeout.ms", "soon"), TIMEOUT);

    assertThatThrownBy(() -> ClientProperties.of(settings))
        .hasMessage(
            "schema registry property http.read.timeout.ms is soon: it must be a whole number");
  }
}
