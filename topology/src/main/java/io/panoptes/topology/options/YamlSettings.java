package io.panoptes.topology.options;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.panoptes.models.yaml.YamlFile;
import io.panoptes.models.yaml.YamlRefusedException;
import io.panoptes.topology.options.RawValue.Items;
import io.panoptes.topology.options.RawValue.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of a YAML file under their dotted keys: what stands below a key is its section. */
final class YamlSettings {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path file;
  private final Map<String, RawValue> settings = new LinkedHashMap<>();

  private YamlSettings(Path file) {
    this.file = file;
  }

  static Map<String, RawValue> read(Path file) {
    YamlSettings reader = new YamlSettings(file);
    JsonNode root = parse(file);
    if (!root.isMissingNode() && !root.isNull()) {
      reader.walk("", root);
    }
    return reader.settings;
  }

  private static JsonNode parse(Path file) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
    } catch (IOException e) {
      throw new OptionsException("%s: cannot be read as text".formatted(file), e);
    }
    try {
      return YAML.readTree(text);
    } catch (JacksonException e) {
      throw new OptionsException(
          "%s: line %d is not YAML as expected: %s"
              .formatted(
                  file,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage().lines().findFirst().orElse("")),
          e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try {
      return YamlFile.read(file);
    } catch (YamlRefusedException e) {
      throw new OptionsException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void walk(String key, JsonNode node) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              child ->
                  walk(
                      key.isEmpty() ? child.getKey() : key + "." + child.getKey(),
                      child.getValue()));
    } else if (key.isEmpty()) {
      throw new OptionsException(
          "%s: holds no keys: write sections such as 'kafka:'".formatted(file));
    } else if (node.isArray()) {
      put(key, new Items(items(key, node)));
    } else {
      put(key, new Text(node.isNull() ? "" : node.asText()));
    }
  }

  private void put(String key, RawValue value) {
    if (settings.put(key, value) != null) {
      throw new OptionsException(
          "%s: key '%s' is set twice: keep one of the two".formatted(file, key));
    }
  }

  private List<String> items(String key, JsonNode array) {
    List<String> items = new ArrayList<>();
    for (JsonNode item : array) {
      if (!item.isValueNode() || item.isNull()) {
        throw new OptionsException(
            "%s: key '%s' has an item that is not one value".formatted(file, key));
      }
      items.add(item.asText());
    }
    return items;
  }
}
