package io.panoptes.models.coco;

import io.panoptes.models.panoptic.LabelMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is common to COCO's files of any kind: truths, panoptic truths, lists of test images.
 *
 * @param labelMap empty where the file has no {@code categories}; things unless {@code isthing}
 *     tells otherwise
 * @param images empty where the file has no {@code images}; in the order of the file
 */
public record CocoLists(Optional<LabelMap> labelMap, Optional<List<CocoImage>> images) {

  /**
   * Reads the two lists and nothing else.
   *
   * @param imagesDir the folder of the images, which are not looked at
   * @throws CocoFormatException when an entry breaks a rule, or the JSON is cut
   * @throws IOException when it cannot be read
   */
  public static CocoLists read(Path json, Path imagesDir) throws IOException {
    JsonField root =
        new JsonField(json.toString(), new JsonStream(json).fields(Set.of("images", "categories")));
    Optional<LabelMap> labelMap =
        root.has("categories") ? Optional.of(CocoCategories.readThings(root)) : Optional.empty();
    Optional<List<CocoImage>> images =
        root.has("images")
            ? Optional.of(List.copyOf(PanopticJson.images(root, imagesDir)))
            : Optional.empty();
    return new CocoLists(labelMap, images);
  }
}
