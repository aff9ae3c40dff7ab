package io.panoptes.models.network;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The classes that a network's configuration has made: Deeplearning4j's, ND4J's and our own. */
final class ModelClasses {

  /** What Deeplearning4j's mapper takes for the name of a class. */
  private static final String CLASS = "@class";

  private static final List<String> ALLOWED =
      List.of("org.deeplearning4j.", "org.nd4j.", "io.panoptes.models.");

  /** No type parameters, which would name further classes. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.$]+");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
          .build();

  private ModelClasses() {}

  /**
   * @throws IOException when it is no JSON in UTF-8, or names another class
   */
  static void check(byte[] configuration) throws IOException {
    try (JsonParser parser = JSON.createParser(text(configuration))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && parser.currentName().equals(CLASS)) {
          parser.nextToken();
          check(parser.getText());
        }
      }
    } catch (JsonProcessingException e) {
      throw new IOException(
          "its configuration is no JSON as expected: "
              + e.getOriginalMessage().lines().findFirst().orElse(""),
          e);
    }
  }

  private static void check(String name) throws IOException {
    if (!NAME.matcher(name).matches() || ALLOWED.stream().noneMatch(name::startsWith)) {
      throw new IOException(
          "its configuration names the class '%s': only classes of %s are made"
              .formatted(name, String.join(", ", ALLOWED)));
    }
  }

  /** Of one encoding, so that nothing else is read here than by Deeplearning4j. */
  private static String text(byte[] configuration) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(configuration)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("its configuration is not in UTF-8", e);
    }
  }
}
