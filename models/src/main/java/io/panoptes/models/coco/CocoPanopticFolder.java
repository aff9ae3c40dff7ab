package io.panoptes.models.coco;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A panoptic data set in COCO's form: {@code panoptic.json}, a folder of panoptic PNGs and a folder
 * of images. The JSON is read at once, maps one by one on demand. Immutable and thread-safe.
 */
public final class CocoPanopticFolder {

  private final Path json;
  private final PanopticJson content;

  private CocoPanopticFolder(Path json, PanopticJson content) {
    this.json = json;
    this.content = content;
  }

  /**
   * Opens a data set whose PNGs lie in the folder beside the JSON that has its name: {@code
   * panoptic/} for {@code panoptic.json}.
   */
  public static CocoPanopticFolder open(Path panopticJson, Path imagesDir) throws IOException {
    String name = panopticJson.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String folder = dot > 0 ? name.substring(0, dot) : name + "_png";
    return open(panopticJson, panopticJson.resolveSibling(folder), imagesDir);
  }

  /**
   * Reads and checks the JSON; looks at no PNG and no image.
   *
   * @throws CocoFormatException when it breaks a rule: a missing or wrong field, an id that occurs
   *     twice, id 0, an unknown category, an image without annotation or the other way round
   * @throws IOException when it cannot be read
   */
  public static CocoPanopticFolder open(Path panopticJson, Path pngDir, Path imagesDir)
      throws IOException {
    PanopticJson content = PanopticJson.read(panopticJson, pngDir, imagesDir);
    Map<String, Annotation> left = new HashMap<>(content.annotations());
    for (CocoImage image : content.images()) {
      if (left.remove(image.imageId()) == null) {
        throw new CocoFormatException(
            "%s: image %s has no annotation".formatted(panopticJson, image.imageId()));
      }
    }
    if (!left.isEmpty()) {
      throw new CocoFormatException(
          "%s: an annotation is of image %s, which is not in the list of images"
              .formatted(panopticJson, left.keySet().iterator().next()));
    }
    return new CocoPanopticFolder(panopticJson, content);
  }

  /** The categories, in the order of the file. */
  public LabelMap labelMap() {
    return content.labelMap();
  }

  /** The images, in the order of the file. */
  public List<CocoImage> images() {
    return content.images();
  }

  /**
   * Reads the map of an image, with its segments in the order of the file.
   *
   * @param image one of {@link #images}
   * @throws CocoFormatException when PNG and JSON disagree: size, ids, areas; or the PNG is not
   *     8-bit RGB, or is cut or damaged
   * @throws IOException when the PNG cannot be read
   */
  public PanopticMap truth(CocoImage image) throws IOException {
    Annotation annotation = content.annotations().get(image.imageId());
    if (annotation == null) {
      throw new IllegalArgumentException("image %s is not of %s".formatted(image.imageId(), json));
    }
    if (!Files.isRegularFile(annotation.png())) {
      throw new NoSuchFileException(
          annotation.png().toString(),
          null,
          "there is no such file, which %s names for image %s".formatted(json, image.imageId()));
    }
    List<SegmentLabel> labels = new ArrayList<>(annotation.segments().size());
    annotation.segments().forEach(info -> labels.add(info.label()));
    try {
      int[] ids =
          PanopticPng.read(Files.readAllBytes(annotation.png()), image.width(), image.height());
      PanopticMap map = Segments.of(image.width(), image.height(), ids, labels);
      checkAreas(annotation, map);
      return map;
    } catch (CocoFormatException | IllegalArgumentException e) {
      throw new CocoFormatException(
          "%s: image %s: %s".formatted(annotation.png(), image.imageId(), e.getMessage()), e);
    }
  }

  /** A wrong area in the JSON would bend every IoU that is computed from it. */
  private static void checkAreas(Annotation annotation, PanopticMap map)
      throws CocoFormatException {
    for (int i = 0; i < map.segments().size(); i++) {
      Segment segment = map.segments().get(i);
      long claimed = annotation.segments().get(i).area();
      if (claimed != segment.area()) {
        throw new CocoFormatException(
            "segment %d has %d pixels: the JSON tells an area of %d"
                .formatted(segment.id(), segment.area(), claimed));
      }
    }
  }
}
