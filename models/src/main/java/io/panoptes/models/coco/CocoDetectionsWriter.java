package io.panoptes.models.coco;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.panoptes.models.mask.Instance;
import io.panoptes.models.mask.RunAlgebra;
import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Writes COCO's two forms of detections, to a file beside that takes the place at the end. */
final class CocoDetectionsWriter {

  private static final BoundingBox NOWHERE = new BoundingBox(0, 0, 0, 0);

  private final JsonGenerator json;

  private CocoDetectionsWriter(JsonGenerator json) {
    this.json = json;
  }

  static void write(Path file, CocoDetections detections) throws IOException {
    replace(file, writer -> writer.write(detections));
  }

  static void writeResults(Path file, Map<String, List<Instance>> instances) throws IOException {
    replace(file, writer -> writer.writeList(instances, false));
  }

  private static void replace(Path file, Content content) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (JsonGenerator json =
        new JsonFactory().createGenerator(Files.newBufferedWriter(unfinished))) {
      content.write(new CocoDetectionsWriter(json));
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(CocoDetections detections) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("images");
    for (CocoImage image : detections.images()) {
      CocoEntries.writeImage(
          json,
          image.imageId(),
          image.fileName(),
          image.width(),
          image.height(),
          image.attributes());
    }
    json.writeEndArray();
    json.writeFieldName("annotations");
    writeList(detections.instances(), true);
    json.writeArrayFieldStart("categories");
    for (Category category : detections.labelMap().categories()) {
      CocoEntries.writeCategory(json, category);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeList(Map<String, List<Instance>> instances, boolean truth) throws IOException {
    json.writeStartArray();
    for (Map.Entry<String, List<Instance>> image : instances.entrySet()) {
      for (Instance instance : image.getValue()) {
        json.writeStartObject();
        if (truth) {
          writeTruthFields(instance);
        }
        CocoEntries.writeId(json, "image_id", image.getKey());
        json.writeNumberField("category_id", instance.categoryId());
        writeMask(instance);
        if (!truth || instance.score() != 1) {
          json.writeNumberField("score", instance.score());
        }
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /** Only truth has a box: from a result's box pycocotools would take the area of the result. */
  private void writeTruthFields(Instance instance) throws IOException {
    double area = instance.area();
    json.writeNumberField("id", instance.id());
    json.writeNumberField("iscrowd", instance.isCrowd() ? 1 : 0);
    if (area == Math.rint(area) && area < Long.MAX_VALUE) {
      json.writeNumberField("area", (long) area);
    } else {
      json.writeNumberField("area", area);
    }
    CocoEntries.writeBox(json, RunAlgebra.box(instance.mask()).orElse(NOWHERE));
  }

  private void writeMask(Instance instance) throws IOException {
    json.writeObjectFieldStart("segmentation");
    json.writeFieldName("size");
    json.writeArray(new int[] {instance.mask().height(), instance.mask().width()}, 0, 2);
    json.writeStringField("counts", instance.mask().text());
    json.writeEndObject();
  }

  private interface Content {
    void write(CocoDetectionsWriter writer) throws IOException;
  }
}
