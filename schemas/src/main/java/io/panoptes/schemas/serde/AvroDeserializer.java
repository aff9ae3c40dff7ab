package io.panoptes.schemas.serde;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Kafka's view of {@link AvroCodec#decode}, for values; null stays null. Throws {@link
 * MalformedRecordException}, which a caller passes over, and {@link RegistryException}, which it
 * must not.
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

  private final AvroCodec<T> codec;

  public AvroDeserializer(AvroCodec<T> codec) {
    this.codec = requireNonNull(codec, "codec is null");
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    if (isKey) {
      throw new IllegalArgumentException("keys are UTF-8 strings: use a StringDeserializer");
    }
  }

  @Override
  public T deserialize(String topic, byte[] bytes) {
    return bytes == null ? null : codec.decode(bytes);
  }
}
