package io.panoptes.models.coco;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** An object of a COCO file, and its name for messages. */
record JsonField(String where, JsonNode node) {

  JsonField {
    where = where.strip();
  }

  int number(String key) throws CocoFormatException {
    JsonNode value = required(key);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw problem(
          "%s is %s: expected a whole number%s"
              .formatted(key, value, value.isIntegralNumber() ? " of 32 bits" : ""));
    }
    return value.intValue();
  }

  long largeNumber(String key) throws CocoFormatException {
    JsonNode value = required(key);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw problem("%s is %s: expected a whole number".formatted(key, value));
    }
    return value.longValue();
  }

  /** A number, also NaN and infinity. */
  double decimal(String key) throws CocoFormatException {
    JsonNode value = required(key);
    if (!value.isNumber()) {
      throw problem("%s is %s: expected a number".formatted(key, value));
    }
    return value.doubleValue();
  }

  boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** A number or a boolean; what is missing or null is false. */
  boolean flag(String key) throws CocoFormatException {
    if (!has(key)) {
      return false;
    }
    JsonNode value = node.path(key);
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    int number = number(key);
    if (number != 0 && number != 1) {
      throw problem("%s is %d: expected 0 or 1".formatted(key, number));
    }
    return number == 1;
  }

  String text(String key) throws CocoFormatException {
    JsonNode value = required(key);
    if (!value.isTextual()) {
      throw problem("%s is %s: expected text".formatted(key, value));
    }
    return value.textValue();
  }

  /** An id: a whole number, written in decimal, or text. */
  String id(String key) throws CocoFormatException {
    JsonNode value = required(key);
    if (!value.isTextual() && !value.isIntegralNumber()) {
      throw problem("%s is %s: expected a whole number or text".formatted(key, value));
    }
    return value.asText();
  }

  JsonNode list(String key) throws CocoFormatException {
    JsonNode value = required(key);
    if (!value.isArray()) {
      throw problem("%s is not a list".formatted(key));
    }
    return value;
  }

  /** A file inside a folder; names that lead out of it are refused. */
  Path file(String key, Path folder) throws CocoFormatException {
    String name = text(key);
    Path base = folder.toAbsolutePath().normalize();
    Path file;
    try {
      file = base.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw problem(
          "%s is %s, which no file can be named here: %s; for names beyond ASCII set LC_ALL=C.UTF-8"
              .formatted(key, node.path(key), e.getReason()));
    }
    if (name.isEmpty() || !file.startsWith(base) || file.equals(base)) {
      throw problem("%s is %s: expected a file inside %s".formatted(key, node.path(key), folder));
    }
    return folder.resolve(base.relativize(file));
  }

  CocoFormatException problem(String what) {
    return new CocoFormatException("%s: %s".formatted(where, what));
  }

  private JsonNode required(String key) throws CocoFormatException {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      throw problem("%s is missing".formatted(key));
    }
    return value;
  }
}
