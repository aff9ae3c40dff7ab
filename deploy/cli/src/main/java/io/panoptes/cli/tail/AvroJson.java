package io.panoptes.cli.tail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Avro records as JSON: fields under their names, times as ISO 8601, bytes as their length, {@code
 * {"bytes": 17}}.
 *
 * @param full whether bytes come in Base64 instead
 */
public record AvroJson(boolean full) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** All fields, in their order. */
  public ObjectNode record(IndexedRecord record) {
    ObjectNode node = JSON.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      node.set(field.name(), value(record.get(field.pos())));
    }
    return node;
  }

  JsonNode bytes(byte[] bytes) {
    return full ? JSON.binaryNode(bytes) : JSON.objectNode().put("bytes", bytes.length);
  }

  private JsonNode value(Object value) {
    if (value == null) {
      return JSON.nullNode();
    } else if (value instanceof IndexedRecord nested) {
      return record(nested);
    } else if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes(bytes);
    } else if (value instanceof Collection<?> items) {
      ArrayNode array = JSON.arrayNode();
      items.forEach(item -> array.add(value(item)));
      return array;
    } else if (value instanceof Map<?, ?> entries) {
      ObjectNode node = JSON.objectNode();
      entries.forEach((name, item) -> node.set(name.toString(), value(item)));
      return node;
    } else if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    } else if (value instanceof Double number) {
      return JSON.numberNode(number);
    } else if (value instanceof Float number) {
      return JSON.numberNode(number);
    } else if (value instanceof Number number) {
      return JSON.numberNode(number.longValue());
    }
    return JSON.textNode(value.toString());
  }
}
