package io.panoptes.models.coco;

import com.fasterxml.jackson.databind.JsonNode;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import java.util.ArrayList;
import java.util.List;

/** The list {@code categories} of a COCO file. */
final class CocoCategories {

  private CocoCategories() {}

  /** Of a panoptic file: a category is stuff unless the file tells otherwise. */
  static LabelMap read(JsonField root) throws CocoFormatException {
    return read(root, false);
  }

  /** Of a file of detections: a category is a thing unless the file tells otherwise. */
  static LabelMap readThings(JsonField root) throws CocoFormatException {
    return read(root, true);
  }

  private static LabelMap read(JsonField root, boolean thing) throws CocoFormatException {
    List<Category> categories = new ArrayList<>();
    try {
      for (JsonNode node : root.list("categories")) {
        JsonField entry =
            new JsonField("%s: category %s".formatted(root.where(), node.path("id")), node);
        categories.add(
            new Category(
                entry.number("id"),
                entry.text("name"),
                entry.has("isthing") ? entry.flag("isthing") : thing,
                color(entry)));
      }
      return new LabelMap(categories);
    } catch (IllegalArgumentException e) {
      throw root.problem(e.getMessage());
    }
  }

  private static int color(JsonField entry) throws CocoFormatException {
    JsonNode color = entry.node().path("color");
    if (color.isMissingNode()) {
      // COCO leaves colours out of some files.
      return Category.distinctColor(entry.number("id"));
    }
    int rgb = 0;
    for (JsonNode channel : color) {
      if (!channel.isIntegralNumber() || channel.intValue() < 0 || channel.intValue() > 255) {
        throw entry.problem("color is %s: expected three numbers of 0 to 255".formatted(color));
      }
      rgb = rgb << 8 | channel.intValue();
    }
    if (!color.isArray() || color.size() != 3) {
      throw entry.problem("color is %s: expected three numbers of 0 to 255".formatted(color));
    }
    return rgb;
  }
}
