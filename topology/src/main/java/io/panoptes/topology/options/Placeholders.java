package io.panoptes.topology.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in <code>${env:NAME}</code> and <code>${file:/path}</code>, so that secrets stay out of
 * {@code panoptes.yaml}. What was filled in is not looked at again, and appears in no message.
 *
 * @param environment where names are looked up
 */
record Placeholders(Map<String, String> environment) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]*):([^}]*)}");

  /**
   * @throws IllegalArgumentException with the end of a sentence that begins with the text
   */
  String fill(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(value(found.group(1), found.group(2))));
  }

  private String value(String kind, String name) {
    return switch (kind) {
      case "env" -> variable(name);
      case "file" -> content(name);
      default ->
          throw new IllegalArgumentException(
              "has a placeholder of unknown kind '%s': write ${env:NAME} or ${file:/path}"
                  .formatted(kind));
    };
  }

  private String variable(String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "names the environment variable %s, which is not set".formatted(name));
    }
    return value;
  }

  private static String content(String path) {
    try {
      return Files.readString(Path.of(path)).stripTrailing();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "names the file %s, which cannot be read as text".formatted(path), e);
    }
  }
}
