package io.panoptes.models.coco;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/** A JSON file that is read entry by entry, so that only one of a long list is in memory. */
final class JsonStream {

  /** Python writes a bare NaN: it is read, so that the message can tell where it stands. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Path file;

  JsonStream(Path file) {
    this.file = file;
  }

  /** Some fields of the file's object; the others are passed over. */
  ObjectNode fields(Set<String> names) throws IOException {
    ObjectNode found = MAPPER.createObjectNode();
    read(
        parser -> {
          if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw problem("expected a JSON object");
          }
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (names.contains(name)) {
              found.set(name, MAPPER.readTree(parser));
            } else {
              parser.skipChildren();
            }
          }
        });
    return found;
  }

  /** The entries of a field that is a list. */
  void forEach(String field, Entry entry) throws IOException {
    boolean[] found = new boolean[1];
    read(
        parser -> {
          if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw problem("expected a JSON object");
          }
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals(field);
            parser.nextToken();
            if (wanted) {
              found[0] = true;
              entries(parser, field, entry);
            } else {
              parser.skipChildren();
            }
          }
        });
    if (!found[0]) {
      throw problem("%s is missing".formatted(field));
    }
  }

  /** The entries of a file that is a list. */
  void forEach(Entry entry) throws IOException {
    read(parser -> entries(parser, "the JSON", entry));
  }

  private void entries(JsonParser parser, String name, Entry entry) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw problem("%s is not a list".formatted(name));
    }
    int number = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      entry.accept(++number, MAPPER.readTree(parser));
    }
  }

  private void read(Content content) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such file");
    }
    try (JsonParser parser = MAPPER.createParser(file.toFile())) {
      if (parser.nextToken() == null) {
        throw problem("the file is empty");
      }
      content.read(parser);
      if (parser.nextToken() != null) {
        throw problem("more text follows after the end of the JSON");
      }
    } catch (JsonProcessingException e) {
      throw notWhole(file, e);
    } catch (CharConversionException e) {
      throw notText(file, e);
    }
  }

  static CocoFormatException notText(Path file, CharConversionException problem) {
    return new CocoFormatException(
        "%s: no JSON: its bytes are no text in UTF-8, UTF-16 or UTF-32".formatted(file), problem);
  }

  /** What the parser says, and where; without its talk of itself. */
  static CocoFormatException notWhole(Path file, JsonProcessingException problem) {
    String said =
        problem.getOriginalMessage().lines().findFirst().orElse("").replaceAll(" \\(start .*", "");
    JsonLocation at = problem.getLocation();
    String where =
        at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    return new CocoFormatException(
        "%s: not whole JSON: %s%s".formatted(file, said, where), problem);
  }

  private CocoFormatException problem(String what) {
    return new CocoFormatException("%s: %s".formatted(file, what));
  }

  /** Takes an entry and its number in the list, from 1. */
  interface Entry {
    void accept(int number, JsonNode node) throws IOException;
  }

  private interface Content {
    void read(JsonParser parser) throws IOException;
  }
}
