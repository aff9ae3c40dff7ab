package io.panoptes.cli.tail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A JSON object a line, in ASCII: where the record lies, its key, headers and value. */
public final class JsonFormat implements TailFormat {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final AvroJson avro;

  /**
   * @param full whether bytes come in Base64, rather than by their length
   */
  public JsonFormat(boolean full) {
    this.avro = new AvroJson(full);
  }

  @Override
  public String line(ConsumerRecord<byte[], byte[]> record, SpecificRecord value) {
    ObjectNode node = envelope(record);
    node.set("value", avro.record(value));
    return text(node);
  }

  @Override
  public String unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
    ObjectNode node = envelope(record);
    node.put("unreadable", reason);
    if (record.value() != null) {
      node.set("value", avro.bytes(record.value()));
    }
    return text(node);
  }

  private ObjectNode envelope(ConsumerRecord<byte[], byte[]> record) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("topic", record.topic());
    node.put("partition", record.partition());
    node.put("offset", record.offset());
    node.put("timestamp_ms", record.timestamp());
    node.put("key", text(record.key()));
    ArrayNode headers = node.putArray("headers");
    for (Header header : record.headers()) {
      headers.addObject().put("key", header.key()).put("value", text(header.value()));
    }
    return node;
  }

  private static String text(byte[] utf8) {
    return utf8 == null ? null : new String(utf8, StandardCharsets.UTF_8);
  }

  private static String text(ObjectNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes was not written", e);
    }
  }
}
