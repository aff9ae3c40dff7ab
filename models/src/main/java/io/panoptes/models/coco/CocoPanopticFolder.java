package io.panoptes.models.coco;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A panoptic data set in COCO's form: {@code panoptic.json}, a folder of panoptic PNGs and a folder
 * of images. The JSON is read at once, maps one by one on demand. Immutable and thread-safe.
 */
public final class CocoPanopticFolder {

  private final Path json;
  private final PanopticJson content;
  private final Map<String, CocoImage> images = new HashMap<>();
  private final Map<String, List<CocoImage>> named = new HashMap<>();
  private final Map<String, CocoFormatException> problems;

  private CocoPanopticFolder(
      Path json, PanopticJson content, Map<String, CocoFormatException> problems) {
    this.json = json;
    this.content = content;
    this.problems = Map.copyOf(problems);
    for (CocoImage image : content.images()) {
      images.put(image.imageId(), image);
      named.computeIfAbsent(image.fileName(), name -> new ArrayList<>()).add(image);
    }
  }

  /**
   * Opens a data set whose PNGs lie in the folder beside the JSON that has its name: {@code
   * panoptic/} for {@code panoptic.json}.
   */
  public static CocoPanopticFolder open(Path panopticJson, Path imagesDir) throws IOException {
    return open(panopticJson, pngsBeside(panopticJson), imagesDir);
  }

  /** The folder beside a JSON that has its name: {@code panoptic/} for {@code panoptic.json}. */
  public static Path pngsBeside(Path panopticJson) {
    String name = panopticJson.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String folder = dot > 0 ? name.substring(0, dot) : name + "_png";
    return panopticJson.resolveSibling(folder);
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
    return open(panopticJson, pngDir, imagesDir, ImageProblems.THROWN, Map.of());
  }

  /**
   * Likewise, but what is wrong with the annotation of a single image is thrown by {@link #truth}
   * of that image, so that the others can be used and each be told.
   */
  public static CocoPanopticFolder openImageByImage(Path panopticJson, Path pngDir, Path imagesDir)
      throws IOException {
    Map<String, CocoFormatException> problems = new HashMap<>();
    return open(panopticJson, pngDir, imagesDir, problems::putIfAbsent, problems);
  }

  private static CocoPanopticFolder open(
      Path panopticJson,
      Path pngDir,
      Path imagesDir,
      ImageProblems found,
      Map<String, CocoFormatException> problems)
      throws IOException {
    PanopticJson content = PanopticJson.read(panopticJson, pngDir, imagesDir, found);
    Map<String, Annotation> left = new HashMap<>(content.annotations());
    for (CocoImage image : content.images()) {
      String id = image.imageId();
      if (left.remove(id) == null && !problems.containsKey(id)) {
        found.take(
            id,
            new CocoFormatException("%s: image %s has no annotation".formatted(panopticJson, id)));
      }
    }
    if (!left.isEmpty()) {
      throw new CocoFormatException(
          "%s: an annotation is of image %s, which is not in the list of images"
              .formatted(panopticJson, left.keySet().iterator().next()));
    }
    return new CocoPanopticFolder(panopticJson, content, problems);
  }

  /** The categories, in the order of the file. */
  public LabelMap labelMap() {
    return content.labelMap();
  }

  /** The images, in the order of the file. */
  public List<CocoImage> images() {
    return content.images();
  }

  /** The image of an id or, where no image has it, the only image of this file name. */
  Optional<CocoImage> imageOf(String idOrFileName) {
    return Optional.ofNullable(images.get(idOrFileName))
        .or(
            () ->
                Optional.ofNullable(named.get(idOrFileName))
                    .filter(all -> all.size() == 1)
                    .map(all -> all.get(0)));
  }

  /** What is wrong with the annotation of an image, as {@link #truth} would throw it. */
  public Optional<String> problem(CocoImage image) {
    return Optional.ofNullable(problems.get(image.imageId())).map(Throwable::getMessage);
  }

  /** The PNG of an image; empty where the image has no annotation that can be used. */
  public Optional<Path> png(CocoImage image) {
    return Optional.ofNullable(content.annotations().get(image.imageId())).map(Annotation::png);
  }

  /** The file that was opened. */
  public Path json() {
    return json;
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
    Optional<String> problem = problem(image);
    if (problem.isPresent()) {
      throw new CocoFormatException(problem.get());
    }
    Annotation annotation = content.annotations().get(image.imageId());
    if (annotation == null) {
      throw new IllegalArgumentException("image %s is not of %s".formatted(image.imageId(), json));
    }
    return annotation.map(json, image.width(), image.height());
  }
}
