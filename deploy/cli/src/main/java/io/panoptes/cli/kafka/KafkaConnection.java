package io.panoptes.cli.kafka;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.topology.options.KafkaOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;

/** An open connection to a Kafka that answers. Safe for use by several threads. */
public final class KafkaConnection implements AutoCloseable {

  /** Of each request. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final KafkaOptions kafka;
  private final Admin admin;
  private final Duration timeout;

  private KafkaConnection(KafkaOptions kafka, Admin admin, Duration timeout) {
    this.kafka = kafka;
    this.admin = admin;
    this.timeout = timeout;
  }

  /**
   * @throws CommandFailedException if Kafka does not answer within {@link #TIMEOUT}
   */
  public static KafkaConnection open(KafkaOptions kafka) {
    return open(kafka, TIMEOUT);
  }

  static KafkaConnection open(KafkaOptions kafka, Duration timeout) {
    Properties properties = kafka.clientProperties();
    String millis = Long.toString(timeout.toMillis());
    properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    KafkaConnection connection = new KafkaConnection(kafka, admin(properties), timeout);
    try {
      connection.await(connection.admin.describeCluster().clusterId());
      return connection;
    } catch (CommandFailedException e) {
      connection.close();
      throw e;
    }
  }

  private static Admin admin(Properties properties) {
    try {
      return Admin.create(properties);
    } catch (KafkaException e) {
      Throwable root =
          Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
              .reduce((outer, inner) -> inner)
              .orElse(e);
      throw new CommandFailedException(
          "Kafka's client refuses its settings: %s; check kafka.bootstrap-servers and kafka.properties"
              .formatted(String.valueOf(root.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }

  /** Closed with this connection. */
  public Admin admin() {
    return admin;
  }

  /**
   * @throws CommandFailedException if one is missing; the message names all that are
   */
  public void requireTopics(List<String> topics) {
    Set<String> present = await(admin.listTopics().names());
    List<String> missing = topics.stream().filter(topic -> !present.contains(topic)).toList();
    if (!missing.isEmpty()) {
      throw new CommandFailedException(
          "Kafka at %s has no topic %s: run 'panoptes topics create' first"
              .formatted(kafka.bootstrapServers(), String.join(", ", missing)));
    }
  }

  private <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new CommandFailedException(
          "Kafka at %s cannot be used: %s; check kafka.bootstrap-servers and kafka.properties"
              .formatted(kafka.bootstrapServers(), reason(e.getCause())),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted while waiting for Kafka", e);
    }
  }

  private String reason(Throwable cause) {
    if (cause instanceof TimeoutException) {
      if (new TlsProbe(kafka).wantsTls()) {
        return "it speaks TLS, and kafka.properties.%s is %s: set it to SSL or SASL_SSL"
            .formatted(TlsProbe.PROTOCOL, TlsProbe.protocol(kafka));
      }
      return "no answer within %d ms".formatted(timeout.toMillis());
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
