package io.panoptes.models.coco;

import com.fasterxml.jackson.core.JsonGenerator;
import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.Category;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The entries that COCO's files of all kinds have in common. */
final class CocoEntries {

  private CocoEntries() {}

  static void writeImage(
      JsonGenerator json,
      String id,
      String fileName,
      int width,
      int height,
      Map<String, String> attributes)
      throws IOException {
    json.writeStartObject();
    writeId(json, "id", id);
    json.writeStringField("file_name", fileName);
    json.writeNumberField("width", width);
    json.writeNumberField("height", height);
    for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
      writeId(json, attribute.getKey(), attribute.getValue());
    }
    json.writeEndObject();
  }

  static void writeCategory(JsonGenerator json, Category category) throws IOException {
    int color = category.color();
    json.writeStartObject();
    json.writeNumberField("id", category.id());
    json.writeStringField("name", category.name());
    json.writeNumberField("isthing", category.isThing() ? 1 : 0);
    json.writeFieldName("color");
    json.writeArray(new int[] {color >> 16, color >> 8 & 0xFF, color & 0xFF}, 0, 3);
    json.writeEndObject();
  }

  static void writeBox(JsonGenerator json, BoundingBox box) throws IOException {
    json.writeFieldName("bbox");
    json.writeArray(new int[] {box.x(), box.y(), box.width(), box.height()}, 0, 4);
  }

  /** An id of digits only is written as a number. */
  static void writeId(JsonGenerator json, String field, String id) throws IOException {
    if (id.matches("0|[1-9][0-9]{0,17}")) {
      json.writeNumberField(field, Long.parseLong(id));
    } else {
      json.writeStringField(field, id);
    }
  }
}
