package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.local.ListenerSecurity;
import io.panoptes.local.LocalBroker;
import io.panoptes.local.LocalBrokerSettings;
import io.panoptes.local.LocalRegistry;
import io.panoptes.local.LocalRegistrySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A broker that takes TLS with SCRAM (and PLAIN for its own use), and a registry behind HTTPS and
 * basic authentication, with a certificate that nobody else trusts.
 */
final class GuardedServices implements AutoCloseable {

  static final String USER = "panoptes";

  /** What must be found nowhere. */
  static final String KAFKA_SECRET = "planted-kafka-7f3a";

  static final String REGISTRY_SECRET = "planted-registry-9c1e";
  static final String STORE_SECRET = "planted-store-2b8d";
  static final String FLINK_SECRET = "planted-flink-5d60";

  private static final String ADMIN_SECRET = "of-the-broker-itself";

  private final Path folder;
  private final Path keys;
  private final LocalRegistry registry;
  private final RegistryGate gate;
  private final LocalBroker broker;

  private GuardedServices(Path folder) throws Exception {
    this.folder = folder;
    secret("kafka", KAFKA_SECRET);
    secret("registry", REGISTRY_SECRET);
    secret("store", STORE_SECRET);
    secret("flink", FLINK_SECRET);
    keys = certificate(folder.resolve("keys.p12"));
    registry = LocalRegistry.start(LocalRegistrySettings.defaults());
    gate = RegistryGate.before(registry.url(), keys, STORE_SECRET, USER, REGISTRY_SECRET);
    broker = LocalBroker.start(LocalBrokerSettings.defaults().withSecurity(security()));
    addUser();
  }

  static GuardedServices start(Path folder) throws Exception {
    return new GuardedServices(folder);
  }

  private void secret(String name, String value) throws IOException {
    Files.writeString(folder.resolve(name), value + "\n");
  }

  /** Signed by itself, of this address. */
  private static Path certificate(Path file) throws Exception {
    List<String> command =
        Stream.of(
                (Path.of(System.getProperty("java.home"), "bin", "keytool")
                        + " -genkeypair -alias services -keyalg EC -dname CN=127.0.0.1"
                        + " -ext san=ip:127.0.0.1 -storetype PKCS12 -storepass %s -keystore %s")
                    .formatted(STORE_SECRET, file)
                    .split(" "))
            .toList();
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor()).as(said).isZero();
    return file;
  }

  private ListenerSecurity security() {
    Map<String, String> stores =
        Map.of("ssl.truststore.location", keys.toString(), "ssl.truststore.password", STORE_SECRET);
    String login =
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"admin\""
            + " password=\"%s\"".formatted(ADMIN_SECRET);
    Map<String, String> listener = new HashMap<>(stores);
    listener.put("ssl.keystore.location", keys.toString());
    listener.put("ssl.keystore.password", STORE_SECRET);
    listener.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512");
    listener.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    listener.put(
        "listener.name.clients.plain.sasl.jaas.config",
        "%s user_admin=\"%s\";".formatted(login, ADMIN_SECRET));
    listener.put(
        "listener.name.clients.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    Map<String, String> client = new HashMap<>(stores);
    client.put("security.protocol", "SASL_SSL");
    client.put("sasl.mechanism", "PLAIN");
    client.put("sasl.jaas.config", login + ";");
    return new ListenerSecurity("SASL_SSL", listener, client);
  }

  private void addUser() throws Exception {
    Properties client = new Properties();
    client.putAll(security().client());
    client.setProperty("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(client)) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      USER,
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                      KAFKA_SECRET)))
          .all()
          .get();
    }
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** A configuration by which all commands are let in. */
  Path configuration() throws IOException {
    return Files.writeString(
        folder.resolve("panoptes.yaml"),
        """
        kafka:
          bootstrap-servers: %1$s
          properties:
            security.protocol: SASL_SSL
            sasl.mechanism: SCRAM-SHA-512
            sasl.jaas.config: >-
              org.apache.kafka.common.security.scram.ScramLoginModule required
              username="%2$s" password="${file:%3$s/kafka}";
            default.api.timeout.ms: 60000
            request.timeout.ms: 60000
            ssl.truststore.location: %4$s
            ssl.truststore.password: ${file:%3$s/store}
        registry:
          urls: [%5$s]
          timeout: 5 s
          properties:
            basic.auth.credentials.source: USER_INFO
            basic.auth.user.info: %2$s:${file:%3$s/registry}
            schema.registry.ssl.truststore.location: %4$s
            schema.registry.ssl.truststore.password: ${file:%3$s/store}
        topics: {prefix: guarded, partitions: 2}
        flink:
          task-memory: 2 GiB
          properties:
            s3.secret-key: ${file:%3$s/flink}
        """
            .formatted(broker.bootstrapServers(), USER, folder, keys, gate.url()));
  }

  @Override
  public void close() {
    broker.close();
    gate.close();
    registry.close();
  }
}
