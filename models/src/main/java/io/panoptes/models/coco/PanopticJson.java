package io.panoptes.models.coco;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.panoptes.models.coco.AnnotationList.Kind;
import io.panoptes.models.panoptic.LabelMap;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A parsed {@code panoptic.json}.
 *
 * @param annotations by image id, in the order of the file
 */
record PanopticJson(
    LabelMap labelMap, List<CocoImage> images, Map<String, Annotation> annotations) {

  /** Python writes a bare NaN: it is read, so that the message can tell where it stands. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Set<String> IMAGE_FIELDS = Set.of("id", "file_name", "width", "height");

  static PanopticJson read(Path json, Path pngs, Path images, ImageProblems problems)
      throws IOException {
    JsonField root = new JsonField(json.toString(), parse(json));
    LabelMap labelMap = CocoCategories.read(root);
    return new PanopticJson(
        labelMap,
        images(root, images),
        new AnnotationList(Kind.TRUTH, labelMap, "the list of categories", pngs)
            .read(root, problems));
  }

  /** The root, an object. */
  static JsonNode parse(Path json) throws IOException {
    if (!Files.isRegularFile(json)) {
      throw new NoSuchFileException(json.toString(), null, "there is no such file");
    }
    try {
      JsonNode root = MAPPER.readTree(json.toFile());
      if (!root.isObject()) {
        throw new CocoFormatException("%s: expected a JSON object".formatted(json));
      }
      return root;
    } catch (JsonProcessingException e) {
      throw JsonStream.notWhole(json, e);
    } catch (CharConversionException e) {
      throw JsonStream.notText(json, e);
    }
  }

  /** The list {@code images} of a COCO file of any kind. */
  static List<CocoImage> images(JsonField root, Path folder) throws CocoFormatException {
    List<CocoImage> images = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode node : root.list("images")) {
      JsonField entry =
          new JsonField("%s: image %s".formatted(root.where(), node.path("id").asText("?")), node);
      Map<String, String> attributes = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (field.getValue().isValueNode()
            && !field.getValue().isNull()
            && !IMAGE_FIELDS.contains(field.getKey())) {
          attributes.put(field.getKey(), field.getValue().asText());
        }
      }
      String id = entry.id("id");
      if (!ids.add(id)) {
        throw entry.problem("the id occurs twice");
      }
      int width = entry.number("width");
      int height = entry.number("height");
      if (width < 1 || height < 1) {
        throw entry.problem(
            "%d x %d pixels: each side must be at least 1".formatted(width, height));
      }
      images.add(
          new CocoImage(
              id,
              entry.text("file_name"),
              width,
              height,
              entry.file("file_name", folder),
              attributes));
    }
    return images;
  }
}
