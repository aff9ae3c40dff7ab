package io.panoptes.models.yaml;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a YAML file, before anything is made of them. Refused are files above {@link
 * #MAX_BYTES}, nesting deeper than {@link #MAX_DEPTH}, aliases, which multiply what is there, and
 * tags, which name types.
 */
public final class YamlFile {

  /** 1 MiB. */
  public static final int MAX_BYTES = 1 << 20;

  /** Of maps and lists in each other. */
  public static final int MAX_DEPTH = 20;

  private YamlFile() {}

  /**
   * @return YAML without aliases and tags, or something that is no YAML
   * @throws YamlRefusedException when it is refused
   * @throws IOException when it cannot be read
   */
  public static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] text = in.readNBytes(MAX_BYTES + 1);
      check(text);
      return text;
    }
  }

  /**
   * @throws YamlRefusedException when it is refused; what is no YAML is left to its reader
   */
  public static void check(byte[] text) throws YamlRefusedException {
    if (text.length > MAX_BYTES) {
      throw new YamlRefusedException(
          "it has more than %d bytes, the limit of a YAML file".formatted(MAX_BYTES));
    }
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      walk(parser);
    } catch (YamlRefusedException e) {
      throw e;
    } catch (JacksonException e) {
      return; // its reader tells where and why
    } catch (IOException e) {
      throw new YamlRefusedException(e.getMessage(), e);
    }
  }

  private static void walk(YAMLParser parser) throws IOException {
    int depth = 0;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      int line = parser.currentTokenLocation().getLineNr();
      if (depth > MAX_DEPTH) {
        throw new YamlRefusedException(
            "line %d is nested deeper than %d levels".formatted(line, MAX_DEPTH));
      }
      if (parser.isCurrentAlias()) {
        throw new YamlRefusedException(
            "line %d has the alias *%s: write the value out".formatted(line, parser.getText()));
      }
      if (parser.getTypeId() != null) {
        throw new YamlRefusedException(
            "line %d has the tag %s: leave it out"
                .formatted(line, parser.getTypeId().replaceFirst("^tag:yaml.org,2002:", "!!")));
      }
    }
  }
}
