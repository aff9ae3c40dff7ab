package io.panoptes.models.coco;

import com.fasterxml.jackson.databind.JsonNode;
import io.panoptes.models.coco.CocoSegmentation.ImageSize;
import io.panoptes.models.mask.Instance;
import io.panoptes.models.mask.RunLengths;
import io.panoptes.models.panoptic.LabelMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes the entries of {@code annotations}, or of a list of results, and checks them. */
final class CocoInstanceReader {

  private final Path file;
  private final LabelMap labels;
  private final boolean imagesKnown;
  private final Map<String, ImageSize> sizes = new HashMap<>();
  private final Map<String, List<Instance>> instances = new LinkedHashMap<>();
  private final Set<Long> ids = new HashSet<>();

  private CocoInstanceReader(Path file, LabelMap labels, boolean imagesKnown) {
    this.file = file;
    this.labels = labels;
    this.imagesKnown = imagesKnown;
  }

  /** Entries of these images only, each with masks of its size. */
  static CocoInstanceReader of(Path file, LabelMap labels, List<CocoImage> images) {
    CocoInstanceReader reader = new CocoInstanceReader(file, labels, true);
    for (CocoImage image : images) {
      reader.sizes.put(image.imageId(), new ImageSize(image.width(), image.height()));
    }
    return reader;
  }

  /** Entries of any image, whose size its first mask tells. */
  static CocoInstanceReader ofAnyImage(Path file, LabelMap labels) {
    return new CocoInstanceReader(file, labels, false);
  }

  /** By image, in the order of the file. */
  Map<String, List<Instance>> instances() {
    return instances;
  }

  /** Adds a true object: its area is what the file tells, else the pixels of its mask. */
  void addTruth(int number, JsonNode node) throws CocoFormatException {
    JsonField entry = entry("annotation %s".formatted(node.path("id").asText("?")), node);
    long id = entry.largeNumber("id");
    if (!ids.add(id)) {
      throw entry.problem("the id occurs twice, the second time in entry %d".formatted(number));
    }
    RunLengths mask = mask(entry);
    double area = entry.has("area") ? entry.decimal("area") : mask.area();
    double score = entry.has("score") ? entry.decimal("score") : 1;
    add(entry, id, mask, area, entry.flag("iscrowd"), score);
  }

  /** Adds a result: its area is the pixels of its mask, its id its number. */
  void addResult(int number, JsonNode node) throws CocoFormatException {
    JsonField entry = entry("result %d".formatted(number), node);
    RunLengths mask = mask(entry);
    add(entry, number, mask, mask.area(), false, entry.decimal("score"));
  }

  private JsonField entry(String name, JsonNode node) {
    return new JsonField(
        "%s: image %s: %s".formatted(file, node.path("image_id").asText("?"), name), node);
  }

  private RunLengths mask(JsonField entry) throws CocoFormatException {
    String image = entry.id("image_id");
    if (imagesKnown && !sizes.containsKey(image)) {
      throw entry.problem("the image is not in the list of images");
    }
    JsonNode box = entry.node().path("bbox");
    if (entry.has("bbox") && !(box.isArray() && (box.isEmpty() || box.size() == 4))) {
      throw entry.problem("bbox is %s: expected x, y, width and height".formatted(box));
    }
    RunLengths mask = CocoSegmentation.read(entry, sizes.getOrDefault(image, ImageSize.UNKNOWN));
    sizes.putIfAbsent(image, new ImageSize(mask.width(), mask.height()));
    return mask;
  }

  private void add(
      JsonField entry, long id, RunLengths mask, double area, boolean isCrowd, double score)
      throws CocoFormatException {
    int category = entry.number("category_id");
    if (labels.byId(category).isEmpty()) {
      throw entry.problem("category %d is not in the list of categories".formatted(category));
    }
    try {
      instances
          .computeIfAbsent(entry.id("image_id"), image -> new ArrayList<>())
          .add(new Instance(id, category, mask, area, isCrowd, score));
    } catch (IllegalArgumentException e) {
      throw entry.problem(e.getMessage());
    }
  }
}
