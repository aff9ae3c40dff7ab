package io.panoptes.models.coco;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.SegmentLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A parsed {@code panoptic.json}.
 *
 * @param annotations by image id, in the order of the file
 */
record PanopticJson(
    LabelMap labelMap, List<CocoImage> images, Map<String, Annotation> annotations) {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Set<String> IMAGE_FIELDS = Set.of("id", "file_name", "width", "height");

  static PanopticJson read(Path json, Path pngs, Path images) throws IOException {
    JsonField root = new JsonField(json.toString(), parse(json));
    LabelMap labelMap = CocoCategories.read(root);
    return new PanopticJson(labelMap, images(root, images), annotations(root, labelMap, pngs));
  }

  private static JsonNode parse(Path json) throws IOException {
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
      throw new CocoFormatException(
          "%s: not whole JSON: %s"
              .formatted(json, e.getOriginalMessage().lines().findFirst().get()),
          e);
    }
  }

  private static List<CocoImage> images(JsonField root, Path folder) throws CocoFormatException {
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

  private static Map<String, Annotation> annotations(JsonField root, LabelMap labels, Path pngs)
      throws CocoFormatException {
    Map<String, Annotation> annotations = new LinkedHashMap<>();
    for (JsonNode node : root.list("annotations")) {
      JsonField entry =
          new JsonField(
              "%s: image %s".formatted(root.where(), node.path("image_id").asText("?")), node);
      String id = entry.id("image_id");
      List<SegmentInfo> segments = new ArrayList<>();
      Set<Integer> ids = new HashSet<>();
      for (JsonNode segment : entry.list("segments_info")) {
        SegmentInfo info = segment(entry, segment, labels);
        if (!ids.add(info.label().id())) {
          throw entry.problem("segment id %d occurs twice".formatted(info.label().id()));
        }
        segments.add(info);
      }
      if (annotations.put(id, new Annotation(id, entry.file("file_name", pngs), segments))
          != null) {
        throw entry.problem("the image has two annotations");
      }
    }
    return annotations;
  }

  private static SegmentInfo segment(JsonField image, JsonNode node, LabelMap labels)
      throws CocoFormatException {
    JsonField entry =
        new JsonField("%s: segment %s".formatted(image.where(), node.path("id").asText("?")), node);
    int id = entry.number("id");
    if (id < 1 || id > PanopticPng.MAX_ID) {
      throw entry.problem(
          "0 is void, ids are 1 to %d in a segment list".formatted(PanopticPng.MAX_ID));
    }
    int categoryId = entry.number("category_id");
    Optional<Category> category = labels.byId(categoryId);
    if (category.isEmpty()) {
      throw entry.problem("category %d is not in the list of categories".formatted(categoryId));
    }
    double score = node.path("score").asDouble(1);
    if (!(score >= 0 && score <= 1)) {
      throw entry.problem("score is %s: a score is 0 to 1".formatted(score));
    }
    return new SegmentInfo(
        new SegmentLabel(
            id, categoryId, category.get().isThing(), entry.flag("iscrowd"), (float) score),
        entry.number("area"));
  }
}
