package io.panoptes.models.coco;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.panoptes.models.mask.Instance;
import io.panoptes.models.panoptic.LabelMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Objects in COCO's form of detections: an annotation file ({@code images}, {@code annotations},
 * {@code categories}) or a list of results. Masks are read from run lengths, as a list or as
 * pycocotools' text, and from polygons by pycocotools' rule; they are written as text. Files are
 * read entry by entry; the masks stay in memory as runs. Immutable and thread-safe.
 *
 * @param labelMap the categories, things unless {@code isthing} tells otherwise
 * @param images in the order of the file
 * @param instances by image id, in the order of the file; an image without any may be missing
 */
public record CocoDetections(
    LabelMap labelMap, List<CocoImage> images, Map<String, List<Instance>> instances) {

  public CocoDetections {
    requireNonNull(labelMap, "labelMap is null");
    images = List.copyOf(images);
    instances = copy(instances);
  }

  /**
   * Reads an annotation file.
   *
   * @param images the folder of the images, which are not looked at
   * @throws CocoFormatException when it breaks a rule: a missing or wrong field, an annotation id
   *     that occurs twice, an unknown image or category, a mask that does not fit its image, a
   *     score or an area out of its range, JSON that is cut
   * @throws IOException when it cannot be read
   */
  public static CocoDetections read(Path json, Path images) throws IOException {
    return truths(json, images, ImageProblems.THROWN);
  }

  /**
   * Likewise, but an annotation of a listed image that breaks a rule is left out, and told.
   *
   * @param problems takes the id of the image and the problem, in the order of the file
   */
  public static CocoDetections read(
      Path json, Path images, BiConsumer<String, CocoFormatException> problems) throws IOException {
    return truths(json, images, problems::accept);
  }

  private static CocoDetections truths(Path json, Path images, ImageProblems problems)
      throws IOException {
    JsonStream stream = new JsonStream(json);
    JsonField root = new JsonField(json.toString(), stream.fields(Set.of("images", "categories")));
    LabelMap labelMap = CocoCategories.readThings(root);
    List<CocoImage> listed = PanopticJson.images(root, images);
    Set<String> ids = listed.stream().map(CocoImage::imageId).collect(toUnmodifiableSet());
    CocoInstanceReader reader = CocoInstanceReader.of(json, labelMap, listed);
    stream.forEach(
        "annotations",
        (number, node) -> {
          try {
            reader.addTruth(number, node);
          } catch (CocoFormatException e) {
            String image = node.path("image_id").asText();
            if (!ids.contains(image)) {
              throw e;
            }
            problems.take(image, e);
          }
        });
    return new CocoDetections(labelMap, listed, reader.instances());
  }

  /**
   * Reads a list of results for the images and categories of this file. Ids count from 1 as
   * pycocotools' {@code loadRes} numbers them; areas are the pixels of the masks.
   *
   * @throws CocoFormatException as {@link #read}, also when a score is missing
   * @throws IOException when it cannot be read
   */
  public CocoDetections readResults(Path json) throws IOException {
    CocoInstanceReader reader = CocoInstanceReader.of(json, labelMap, images);
    new JsonStream(json).forEach(reader::addResult);
    return new CocoDetections(labelMap, images, reader.instances());
  }

  /**
   * Reads a list of results where no list of images is at hand: masks must be run lengths, and
   * those of one image have one size.
   *
   * @return by image id, in the order of the file
   */
  public static Map<String, List<Instance>> readResults(Path json, LabelMap labelMap)
      throws IOException {
    CocoInstanceReader reader = CocoInstanceReader.ofAnyImage(json, labelMap);
    new JsonStream(json).forEach(reader::addResult);
    return copy(reader.instances());
  }

  /** The objects of an image, in the order of the file. */
  public List<Instance> of(String imageId) {
    return instances.getOrDefault(imageId, List.of());
  }

  /** Writes an annotation file, which appears whole or not at all; a score of 1 is left out. */
  public void write(Path json) throws IOException {
    CocoDetectionsWriter.write(json, this);
  }

  /** Writes a list of results, which appears whole or not at all. */
  public static void writeResults(Path json, Map<String, List<Instance>> instances)
      throws IOException {
    CocoDetectionsWriter.writeResults(json, instances);
  }

  private static Map<String, List<Instance>> copy(Map<String, List<Instance>> instances) {
    Map<String, List<Instance>> copies = new LinkedHashMap<>();
    instances.forEach((image, some) -> copies.put(image, List.copyOf(some)));
    return Collections.unmodifiableMap(copies);
  }
}
