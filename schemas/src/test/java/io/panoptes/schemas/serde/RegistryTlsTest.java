package io.panoptes.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate nobody signed is trusted where the properties say so, and only there. */
class RegistryTlsTest {

  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;
  private static Path keys;
  private static RegistryStub server;

  @BeforeAll
  static void start() throws Exception {
    keys = folder.resolve("keys.p12");
    String arguments =
        "-genkeypair -alias registry -keyalg EC -dname CN=127.0.0.1 -ext san=ip:127.0.0.1"
            + " -storetype PKCS12 -storepass %s".formatted(PASSWORD);
    List<String> command = new ArrayList<>(List.of(arguments.split(" ")));
    command.add(0, Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-keystore", keys.toString()));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    keytool.getInputStream().readAllBytes();
    assertThat(keytool.waitFor()).isZero();
    HttpsServer https = HttpsServer.create();
    https.setHttpsConfigurator(new HttpsConfigurator(context()));
    server = new RegistryStub(https);
  }

  private static SSLContext context() throws Exception {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(
        KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void listedCertificateIsTrusted() {
    server.will(200, "{\"schema\": \"\\\"string\\\"\"}");

    SchemaRegistry registry =
        connect(
            Map.of(
                "schema.registry.ssl.truststore.location",
                keys.toString(),
                "schema.registry.ssl.truststore.password",
                PASSWORD));

    assertThat(registry.byId(7)).contains(Schema.create(Schema.Type.STRING));
  }

  @Test
  void unknownCertificateIsRefused() {
    assertThatThrownBy(() -> connect(Map.of()).byId(7))
        .isInstanceOf(RegistryException.class)
        .hasMessageStartingWith("schema registry %s is not trusted: ", url())
        .hasMessageEndingWith(
            "unable to find valid certification path to requested target;"
                + " check the schema.registry.ssl.* properties");
  }

  @Test
  void wrongPasswordOfTheTrustStoreIsTold() {
    Map<String, String> properties =
        Map.of(
            "schema.registry.ssl.truststore.location",
            keys.toString(),
            "schema.registry.ssl.truststore.password",
            "wrong");

    assertThatThrownBy(() -> connect(properties))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("schema registry client refuses its properties: ")
        .hasMessageEndingWith(
            "; check [schema.registry.ssl.truststore.location,"
                + " schema.registry.ssl.truststore.password]");
  }

  private static SchemaRegistry connect(Map<String, String> properties) {
    return SchemaRegistry.connect(
        new RegistrySettings(List.of(url()), properties, Duration.ofSeconds(20)));
  }

  private static String url() {
    return "https://127.0.0.1:%d".formatted(server.port());
  }
}
