package io.panoptes.models.coco;

import com.fasterxml.jackson.databind.JsonNode;
import io.panoptes.models.mask.Polygons;
import io.panoptes.models.mask.RunLengths;
import java.util.ArrayList;
import java.util.List;

/** The field {@code segmentation}: run lengths as a list or as text, or polygons. */
final class CocoSegmentation {

  private CocoSegmentation() {}

  /**
   * @param size of the image; polygons must have one, run lengths bring theirs
   */
  static RunLengths read(JsonField entry, ImageSize size) throws CocoFormatException {
    JsonNode node = entry.node().path("segmentation");
    try {
      if (node.isArray()) {
        return polygons(entry, node, size);
      }
      if (node.isObject()) {
        return runLengths(new JsonField(entry.where() + ": segmentation", node), size);
      }
    } catch (IllegalArgumentException e) {
      throw entry.problem("segmentation: " + e.getMessage());
    }
    throw entry.problem(
        node.isMissingNode() || node.isNull()
            ? "segmentation is missing"
            : "segmentation is %s: expected an object of run lengths or a list of polygons"
                .formatted(brief(node)));
  }

  private static RunLengths runLengths(JsonField entry, ImageSize expected)
      throws CocoFormatException {
    int[] size = integers(entry, "size");
    if (size.length != 2) {
      throw entry.problem(
          "size is %s: expected height and width".formatted(brief(entry.list("size"))));
    }
    ImageSize own = new ImageSize(size[1], size[0]);
    if (expected != ImageSize.UNKNOWN && !own.equals(expected)) {
      throw entry.problem("size is %s, the image is %s".formatted(own, expected));
    }
    return entry.node().path("counts").isTextual()
        ? RunLengths.parse(entry.text("counts"), own.width(), own.height())
        : new RunLengths(own.width(), own.height(), integers(entry, "counts"));
  }

  private static RunLengths polygons(JsonField entry, JsonNode node, ImageSize size)
      throws CocoFormatException {
    if (size == ImageSize.UNKNOWN) {
      throw entry.problem(
          "segmentation is polygons: without the size of the image expected run lengths");
    }
    List<double[]> polygons = new ArrayList<>();
    for (JsonNode polygon : node) {
      double[] numbers = new double[polygon.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = polygon.get(i).isNumber() ? polygon.get(i).doubleValue() : Double.NaN;
      }
      if (!polygon.isArray()) {
        throw entry.problem(
            "segmentation has %s: expected polygons, each a list of x and y by turns"
                .formatted(brief(polygon)));
      }
      polygons.add(numbers);
    }
    return Polygons.rasterise(polygons, size.width(), size.height());
  }

  private static int[] integers(JsonField entry, String key) throws CocoFormatException {
    JsonNode list = entry.list(key);
    int[] numbers = new int[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      JsonNode number = list.get(i);
      if (!number.isIntegralNumber() || !number.canConvertToInt()) {
        throw entry.problem("%s has %s: expected whole numbers".formatted(key, brief(number)));
      }
      numbers[i] = number.intValue();
    }
    return numbers;
  }

  /** One short line of a value that may be long. */
  private static String brief(JsonNode node) {
    String text = node.toString();
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }

  /** Columns and rows. */
  record ImageSize(int width, int height) {
    static final ImageSize UNKNOWN = new ImageSize(0, 0);

    @Override
    public String toString() {
      return "%d x %d".formatted(width, height);
    }
  }
}
