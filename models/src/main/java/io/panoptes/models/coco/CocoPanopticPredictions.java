package io.panoptes.models.coco;

import com.fasterxml.jackson.databind.JsonNode;
import io.panoptes.models.coco.AnnotationList.Kind;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Predictions for the images of a truth, in the form of COCO's panoptic results: {@code
 * annotations}, and a folder of panoptic PNGs. The lists {@code images} and {@code categories} may
 * be left out; where they are there, they must agree with the truth's. Areas in the JSON do not
 * count, as in panopticapi. Images go together by id; an id that is none of the truth's but one of
 * its file names stands for that image, as {@code panoptes segment} writes ids. Predictions for
 * images that the truth does not have are ignored, as there. The JSON is read at once, maps one by
 * one on demand. Immutable and thread-safe.
 */
public final class CocoPanopticPredictions {

  private final Path json;
  private final Map<String, Annotation> annotations;
  private final int ignored;

  private CocoPanopticPredictions(Path json, Map<String, Annotation> annotations, int ignored) {
    this.json = json;
    this.annotations = annotations;
    this.ignored = ignored;
  }

  /**
   * Reads and checks the JSON; looks at no PNG.
   *
   * @throws CocoFormatException when it breaks a rule: a missing or wrong field, an id that occurs
   *     twice, id 0, a category that the truth does not have, other sizes than the truth's, an
   *     image of the truth without prediction
   * @throws IOException when it cannot be read
   */
  public static CocoPanopticPredictions open(Path json, Path pngDir, CocoPanopticFolder truth)
      throws IOException {
    return open(json, pngDir, truth, Kind.PREDICTION);
  }

  /** Likewise, and segments may have categories that the truth does not have. */
  public static CocoPanopticPredictions openOfAnyCategory(
      Path json, Path pngDir, CocoPanopticFolder truth) throws IOException {
    return open(json, pngDir, truth, Kind.PREDICTION_OF_ANY_CATEGORY);
  }

  private static CocoPanopticPredictions open(
      Path json, Path pngDir, CocoPanopticFolder truth, Kind kind) throws IOException {
    JsonField root = new JsonField(json.toString(), PanopticJson.parse(json));
    if (root.has("categories")) {
      checkCategories(CocoCategories.read(root), truth, kind, root);
    }
    if (root.has("images")) {
      checkSizes(truth, root);
    }
    String labelsOf = "the categories of the truth, %s".formatted(truth.json());
    Map<String, Annotation> annotations =
        new AnnotationList(kind, truth.labelMap(), labelsOf, pngDir).read(root);
    Map<String, Annotation> matched = new HashMap<>();
    for (Map.Entry<String, Annotation> annotation : annotations.entrySet()) {
      Optional<CocoImage> image = truth.imageOf(annotation.getKey());
      if (image.isPresent() && matched.put(image.get().imageId(), annotation.getValue()) != null) {
        throw root.problem(
            "image %s has two annotations, by its id and by its file name %s"
                .formatted(image.get().imageId(), image.get().fileName()));
      }
    }
    for (CocoImage image : truth.images()) {
      if (!matched.containsKey(image.imageId())) {
        throw root.problem(
            "image %s has no annotation: expected one for each image of the truth, %s"
                .formatted(image.imageId(), truth.json()));
      }
    }
    return new CocoPanopticPredictions(json, matched, annotations.size() - matched.size());
  }

  /** How many predictions are for images that the truth does not have. */
  public int ignored() {
    return ignored;
  }

  /**
   * Reads the prediction for an image, with its segments in the order of the file.
   *
   * @param image one of the truth's; its size is the one that the PNG must have
   * @throws CocoFormatException when PNG and JSON disagree: size, ids; or the PNG is not 8-bit RGB,
   *     or is cut or damaged
   * @throws IOException when the PNG cannot be read
   */
  public PanopticMap map(CocoImage image) throws IOException {
    Annotation annotation = annotations.get(image.imageId());
    if (annotation == null) {
      throw new IllegalArgumentException("image %s is not of %s".formatted(image.imageId(), json));
    }
    return annotation.map(json, image.width(), image.height());
  }

  private static void checkCategories(
      LabelMap own, CocoPanopticFolder truth, Kind kind, JsonField root)
      throws CocoFormatException {
    for (Category category : own.categories()) {
      Optional<Category> expected = truth.labelMap().byId(category.id());
      if (expected.isEmpty() && kind == Kind.PREDICTION_OF_ANY_CATEGORY) {
        continue;
      }
      if (expected.isEmpty()
          || !expected.get().name().equals(category.name())
          || expected.get().isThing() != category.isThing()) {
        throw root.problem(
            "category %d is %s: the truth, %s, has %s"
                .formatted(
                    category.id(),
                    described(category),
                    truth.json(),
                    expected.map(CocoPanopticPredictions::described).orElse("no such category")));
      }
    }
    for (Category category : truth.labelMap().categories()) {
      if (own.byId(category.id()).isEmpty()) {
        throw root.problem(
            "category %d is missing: the truth, %s, has %s"
                .formatted(category.id(), truth.json(), described(category)));
      }
    }
  }

  private static String described(Category category) {
    return "%s (%s)".formatted(category.name(), category.isThing() ? "thing" : "stuff");
  }

  private static void checkSizes(CocoPanopticFolder truth, JsonField root)
      throws CocoFormatException {
    Set<String> ids = new HashSet<>();
    for (JsonNode node : root.list("images")) {
      JsonField entry =
          new JsonField("%s: image %s".formatted(root.where(), node.path("id").asText("?")), node);
      String id = entry.id("id");
      if (!ids.add(id)) {
        throw entry.problem("the id occurs twice");
      }
      Optional<CocoImage> image = truth.imageOf(id);
      if (image.isPresent()
          && (entry.number("width") != image.get().width()
              || entry.number("height") != image.get().height())) {
        throw entry.problem(
            "%d x %d pixels: the truth, %s, tells %d x %d"
                .formatted(
                    entry.number("width"),
                    entry.number("height"),
                    truth.json(),
                    image.get().width(),
                    image.get().height()));
      }
    }
  }
}
