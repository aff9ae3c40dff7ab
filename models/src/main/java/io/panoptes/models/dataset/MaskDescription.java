package io.panoptes.models.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.yaml.YamlFile;
import io.panoptes.models.yaml.YamlRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code dataset.yaml}: the categories, and what the values of masks mean.
 *
 * <pre>
 * masks: labels                 # or objects, or labels-and-objects: see {@link MaskKind}
 * divisor: 1000                 # of labels-and-objects; 1000 where left out
 * void: [255]                   # values that are nothing; none where left out
 * categories:
 * - {id: 1, name: leaf, thing: true, color: "#2E9E5B", values: [1, 2]}
 * - {id: 2, name: ground, thing: false, values: [0]}     # values: its id where left out
 * </pre>
 */
record MaskDescription(LabelMap labelMap, ValueReader reader) {

  private static final int DIVISOR = 1000;

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  /**
   * @throws DataSetException when the file breaks a rule
   * @throws IOException when it cannot be read
   */
  static MaskDescription read(Path file) throws IOException {
    try {
      Content content = YAML.readValue(YamlFile.read(file), Content.class);
      if (content == null) {
        throw new IllegalArgumentException("masks and categories are missing");
      }
      return content.description();
    } catch (UnrecognizedPropertyException e) {
      throw new DataSetException(
          "%s: unknown key %s; known here: %s"
              .formatted(file, e.getPropertyName(), e.getKnownPropertyIds()),
          e);
    } catch (JsonProcessingException e) {
      throw new DataSetException(
          "%s: line %d: %s; expected are masks, and categories with id, name and thing each"
              .formatted(
                  file,
                  Math.max(1, e.getLocation().getLineNr()),
                  e.getOriginalMessage().lines().findFirst().orElse("")),
          e);
    } catch (YamlRefusedException | IllegalArgumentException e) {
      throw new DataSetException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** As the file spells it; what may be left out is null. */
  private record Content(
      @JsonProperty(required = true) String masks,
      @JsonProperty(required = true) List<Entry> categories,
      @JsonProperty("void") List<Integer> voids,
      @JsonProperty Integer divisor) {

    MaskDescription description() {
      if (categories == null) {
        throw new IllegalArgumentException("categories has nothing in it");
      }
      if (divisor != null && divisor < 1) {
        throw new IllegalArgumentException(
            "divisor is %d: it is at least 1, %d where left out".formatted(divisor, DIVISOR));
      }
      LabelMap labelMap = new LabelMap(categories.stream().map(Entry::category).toList());
      Map<Integer, Category> byValue = new HashMap<>();
      for (Entry entry : categories) {
        for (int value : entry.values == null ? List.of(entry.id) : entry.values) {
          Category other = byValue.putIfAbsent(value, entry.category());
          if (other != null) {
            throw new IllegalArgumentException(
                "value %d is of category %s and of %s: a value has one meaning"
                    .formatted(value, other.name(), entry.name));
          }
        }
      }
      MaskMeaning meaning =
          new MaskMeaning(
              MaskKind.named(masks), labelMap, byValue, divisor == null ? DIVISOR : divisor);
      return new MaskDescription(
          labelMap, new ValueReader(meaning, voids == null ? Set.of() : Set.copyOf(voids)));
    }
  }

  private record Entry(
      @JsonProperty(required = true) int id,
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) boolean thing,
      @JsonProperty String color,
      @JsonProperty List<Integer> values) {

    Category category() {
      if (name == null) {
        throw new IllegalArgumentException("category %d has no name".formatted(id));
      }
      if (color != null && !color.matches("#[0-9a-fA-F]{6}")) {
        throw new IllegalArgumentException(
            "category %s has colour %s: expected one such as \"#2E9E5B\"".formatted(name, color));
      }
      int rgb =
          color == null ? Category.distinctColor(id) : Integer.parseInt(color.substring(1), 16);
      return new Category(id, name, thing, rgb);
    }
  }
}
