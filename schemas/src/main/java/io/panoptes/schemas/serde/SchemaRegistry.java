package io.panoptes.schemas.serde;

import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Gives each schema a number and each number its schema. For use by any number of threads.
 *
 * <p>Not serialisable: an operator carries {@link RegistrySettings} and connects when it opens.
 */
public interface SchemaRegistry extends AutoCloseable {

  /**
   * The compatibility of all subjects: any version reads the records of any other, so that readers
   * and writers are upgraded in any order. {@code schemas/README.md} tells why.
   */
  String COMPATIBILITY = "FULL_TRANSITIVE";

  /** A registry that speaks Confluent's REST API; connects at the first call. */
  static SchemaRegistry connect(RegistrySettings settings) {
    return new ConfluentSchemaRegistry(settings);
  }

  /**
   * The id of a schema under a subject, registered if it is new and the settings allow it.
   *
   * @throws RegistryException if the registry cannot be reached, refuses, or does not know a schema
   *     it was not allowed to add
   */
  int register(String subject, Schema schema);

  /**
   * The schema of an id, or empty if the registry does not know the id.
   *
   * @throws RegistryException if the registry cannot be reached or refuses
   * @throws MalformedRecordException if the id stands for something that is no Avro schema
   */
  Optional<Schema> byId(int id);

  /**
   * The newest schema of a subject, or empty if the registry does not know the subject.
   *
   * @throws RegistryException if the registry cannot be reached or refuses
   */
  Optional<Schema> latest(String subject);

  /**
   * Whether {@link #register} would go well, without doing it.
   *
   * @throws RegistryException if not, or the registry cannot be reached; the message says why
   */
  void requireUsable(String subject, Schema schema);

  /**
   * Makes the registry refuse versions of a subject that break {@link #COMPATIBILITY}.
   *
   * @throws RegistryException if the registry cannot be reached or refuses
   */
  void requireCompatibility(String subject);

  @Override
  void close();
}
