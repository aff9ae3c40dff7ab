package io.panoptes.models.coco;

import com.fasterxml.jackson.databind.JsonNode;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.SegmentLabel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The list {@code annotations} of a COCO panoptic file.
 *
 * @param labels the categories that segments may have
 * @param labelsOf where those stand, for messages
 * @param pngs the folder of the PNGs
 */
record AnnotationList(Kind kind, LabelMap labels, String labelsOf, Path pngs) {

  /** What is asked of the segments. */
  enum Kind {
    /** Each has an area and a category that is known. */
    TRUTH,
    /** Each has a category that is known; areas are left to the pixels. */
    PREDICTION,
    /** Likewise, of any category; one that is not known is taken for stuff. */
    PREDICTION_OF_ANY_CATEGORY
  }

  /** By image id, in the order of the file. */
  Map<String, Annotation> read(JsonField root) throws CocoFormatException {
    return read(root, ImageProblems.THROWN);
  }

  /** Likewise, of the images that have no problem. */
  Map<String, Annotation> read(JsonField root, ImageProblems problems) throws CocoFormatException {
    Map<String, Annotation> annotations = new LinkedHashMap<>();
    for (JsonNode node : root.list("annotations")) {
      JsonField entry =
          new JsonField(
              "%s: image %s".formatted(root.where(), node.path("image_id").asText("?")), node);
      String id = entry.id("image_id");
      try {
        Annotation annotation = new Annotation(id, entry.file("file_name", pngs), segments(entry));
        if (annotations.put(id, annotation) != null) {
          throw entry.problem("the image has two annotations");
        }
      } catch (CocoFormatException e) {
        problems.take(id, e);
      }
    }
    return annotations;
  }

  private List<SegmentInfo> segments(JsonField image) throws CocoFormatException {
    List<SegmentInfo> segments = new ArrayList<>();
    Set<Integer> ids = new HashSet<>();
    for (JsonNode node : image.list("segments_info")) {
      SegmentInfo info = segment(image, node);
      if (!ids.add(info.label().id())) {
        throw image.problem("segment id %d occurs twice".formatted(info.label().id()));
      }
      segments.add(info);
    }
    return segments;
  }

  private SegmentInfo segment(JsonField image, JsonNode node) throws CocoFormatException {
    JsonField entry =
        new JsonField("%s: segment %s".formatted(image.where(), node.path("id").asText("?")), node);
    int id = entry.number("id");
    if (id < 1 || id > PanopticPng.MAX_ID) {
      throw entry.problem(
          "0 is void, ids are 1 to %d in a segment list".formatted(PanopticPng.MAX_ID));
    }
    int categoryId = entry.number("category_id");
    Optional<Category> category = labels.byId(categoryId);
    if (category.isEmpty() && kind != Kind.PREDICTION_OF_ANY_CATEGORY) {
      throw entry.problem("category %d is not in %s".formatted(categoryId, labelsOf));
    }
    double score = entry.has("score") ? entry.decimal("score") : 1;
    if (!(score >= 0 && score <= 1)) {
      throw entry.problem("score is %s: a score is 0 to 1".formatted(score));
    }
    boolean thing = category.map(Category::isThing).orElse(false);
    return new SegmentInfo(
        new SegmentLabel(id, categoryId, thing, entry.flag("iscrowd"), (float) score),
        kind == Kind.TRUTH ? OptionalLong.of(entry.number("area")) : OptionalLong.empty());
  }
}
