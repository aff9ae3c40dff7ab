package io.panoptes.schemas.serde;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.ParsedSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

/**
 * Confluent's own client, the only class that knows it is there under another name. It brings its
 * own Avro, so that schemas pass between the two as text.
 */
final class ConfluentSchemaRegistry implements SchemaRegistry {

  private static final int CACHED_SCHEMAS = 1000;
  private static final int UNKNOWN_SUBJECT = 40401;
  private static final int UNKNOWN_VERSION = 40402;
  private static final int UNKNOWN_ID = 40403;

  private final RegistrySettings settings;
  private final CachedSchemaRegistryClient client;
  private final Retry retry;
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

  ConfluentSchemaRegistry(RegistrySettings settings) {
    this.settings = settings;
    this.client = client(settings);
    this.retry = new Retry(name(), settings.timeout());
  }

  private static CachedSchemaRegistryClient client(RegistrySettings settings) {
    Map<String, Object> properties = ClientProperties.of(settings);
    try {
      return new CachedSchemaRegistryClient(settings.plainUrls(), CACHED_SCHEMAS, properties);
    } catch (RuntimeException e) {
      Throwable root = causes(e).reduce(e, (outer, inner) -> inner);
      throw new IllegalArgumentException(
          "schema registry client refuses its properties: %s; check %s"
              .formatted(
                  root.getMessage(), settings.properties().keySet().stream().sorted().toList()),
          e);
    }
  }

  @Override
  public int register(String subject, Schema schema) {
    ParsedSchema text = new AvroSchema(schema.toString());
    return settings.autoRegister()
        ? call("register", subject, () -> client.register(subject, text))
        : call("look up", subject, () -> client.getId(subject, text));
  }

  @Override
  public Optional<Schema> byId(int id) {
    Schema known = schemas.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Schema> schema =
        call("give", "schema id " + id, () -> fetch(id)).map(text -> parse(id, text));
    schema.ifPresent(found -> schemas.put(id, found));
    return schema;
  }

  private Optional<String> fetch(int id) throws IOException, RestClientException {
    try {
      ParsedSchema schema = client.getSchemaById(id);
      return Optional.of(schema.rawSchema().toString());
    } catch (RestClientException e) {
      if (e.getErrorCode() == UNKNOWN_ID) {
        return Optional.empty();
      }
      throw e;
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).startsWith("Invalid schema")) {
        throw notAvro(id, e);
      }
      throw e;
    }
  }

  private Schema parse(int id, String text) {
    try {
      return new Schema.Parser().parse(text);
    } catch (AvroRuntimeException e) {
      throw notAvro(id, e);
    }
  }

  private MalformedRecordException notAvro(int id, Exception cause) {
    return new MalformedRecordException(
        "schema id %d of %s is no Avro schema".formatted(id, name()), cause);
  }

  @Override
  public Optional<Schema> latest(String subject) {
    return call(
            "give",
            "the newest schema of " + subject,
            () ->
                orEmpty(() -> Optional.of(client.getLatestSchemaMetadata(subject)))
                    .map(found -> new NumberedText(found.getId(), found.getSchema())))
        .map(found -> parse(found.id(), found.text()));
  }

  private record NumberedText(int id, String text) {

    NumberedText {
      requireNonNull(text, "there is no schema in it");
    }
  }

  @Override
  public void requireUsable(String subject, Schema schema) {
    ParsedSchema text = new AvroSchema(schema.toString());
    if (!settings.autoRegister()) {
      call("look up", subject, () -> client.getId(subject, text));
      return;
    }
    boolean compatible =
        call(
            "compare with",
            subject,
            () -> orEmpty(() -> Optional.of(client.testCompatibility(subject, text))).orElse(true));
    if (!compatible) {
      throw new RegistryException(
          "%s would refuse to register %s: %s is not compatible with the versions there"
              .formatted(name(), subject, schema.getFullName()));
    }
  }

  /** Empty where the registry does not know the subject. */
  private static <T> Optional<T> orEmpty(ClientCall<Optional<T>> call)
      throws IOException, RestClientException {
    try {
      return call.run();
    } catch (RestClientException e) {
      if (e.getErrorCode() == UNKNOWN_SUBJECT || e.getErrorCode() == UNKNOWN_VERSION) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void requireCompatibility(String subject) {
    call("configure", subject, () -> client.updateCompatibility(subject, COMPATIBILITY));
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface ClientCall<T> {
    T run() throws IOException, RestClientException;
  }

  private <T> T call(String verb, String object, ClientCall<T> call) {
    return retry.call(
        () -> {
          try {
            return call.run();
          } catch (RestClientException e) {
            if (isPassing(e.getStatus())) {
              throw new IOException(e.getMessage(), e);
            }
            throw new RegistryException(
                "%s refused to %s %s: %s; %s"
                    .formatted(name(), verb, object, e.getMessage(), remedy(e.getStatus())),
                e);
          } catch (SSLHandshakeException e) {
            if (causes(e).anyMatch(CertificateException.class::isInstance)) {
              throw new RegistryException(
                  "%s is not trusted: %s; check the schema.registry.ssl.* properties"
                      .formatted(name(), e.getMessage()),
                  e);
            }
            throw e;
          } catch (MalformedRecordException e) {
            throw e;
          } catch (RuntimeException e) {
            // The client does not look whether an answer is whole.
            throw new RegistryException(
                "%s answers what no registry does when it is to %s %s: %s; check that it is one"
                    .formatted(name(), verb, object, e),
                e);
          }
        });
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
  }

  private static boolean isPassing(int status) {
    return status >= 500 || status == 408 || status == 429;
  }

  private static String remedy(int status) {
    return switch (status) {
      case 401, 403 -> "check the basic.auth.* or bearer.auth.* properties";
      case 404 -> "check the path of the address, and that the schema was registered";
      case 409 -> "make the schema compatible with the versions before";
      default -> "check what the registry logged";
    };
  }

  private String name() {
    return "schema registry " + settings.shownUrls();
  }
}
