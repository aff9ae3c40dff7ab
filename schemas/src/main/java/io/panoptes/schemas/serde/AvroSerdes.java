package io.panoptes.schemas.serde;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Makes serdes for Kafka Streams. */
public final class AvroSerdes {

  private AvroSerdes() {}

  /**
   * A serde for values of one type.
   *
   * @param registry stays the caller's to close, after the last use of the serde
   */
  public static <T extends SpecificRecord> Serde<T> of(Class<T> type, SchemaRegistry registry) {
    AvroCodec<T> codec = new AvroCodec<>(type, registry);
    return Serdes.serdeFrom(new AvroSerializer<>(codec), new AvroDeserializer<>(codec));
  }
}
