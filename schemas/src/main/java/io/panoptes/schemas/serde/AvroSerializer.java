package io.panoptes.schemas.serde;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Kafka's view of {@link AvroCodec#encode}, for values; null stays null. */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

  private final AvroCodec<T> codec;

  public AvroSerializer(AvroCodec<T> codec) {
    this.codec = requireNonNull(codec, "codec is null");
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    if (isKey) {
      throw new IllegalArgumentException("keys are UTF-8 strings: use a StringSerializer");
    }
  }

  @Override
  public byte[] serialize(String topic, T record) {
    return record == null ? null : codec.encode(topic, record);
  }
}
