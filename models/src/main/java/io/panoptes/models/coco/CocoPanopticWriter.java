package io.panoptes.models.coco;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes results in COCO's form: {@code panoptic/*.png} at once, image by image, and {@code
 * panoptic.json}, which appears whole when the writer is closed. Memory grows with the number of
 * images, not with their segments. Not thread-safe.
 */
public final class CocoPanopticWriter implements AutoCloseable {

  private final Path folder;
  private final LabelMap labelMap;
  private final Path unfinished;
  private final JsonGenerator json;
  private final Map<String, ImageEntry> images = new LinkedHashMap<>();
  private final Set<String> pngNames = new HashSet<>();

  private record ImageEntry(
      String fileName, int width, int height, Map<String, String> attributes) {}

  /**
   * @param folder made if it is not there; files of an earlier run are replaced
   */
  public CocoPanopticWriter(Path folder, LabelMap labelMap) throws IOException {
    this.folder = requireNonNull(folder, "folder is null");
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
    Files.createDirectories(folder.resolve("panoptic"));
    unfinished = folder.resolve("panoptic.json.part");
    json = new JsonFactory().createGenerator(Files.newBufferedWriter(unfinished));
    json.writeStartObject();
    json.writeArrayFieldStart("annotations");
  }

  /**
   * Adds an image.
   *
   * @param imageId unique; one of digits only is written as a number
   * @param fileName the image's; its PNG gets the same name with another ending
   * @throws IllegalArgumentException when the id was added before, a segment's category is not in
   *     the label map, or a name leads out of the folder
   */
  public void add(String imageId, String fileName, PanopticMap map) throws IOException {
    add(imageId, fileName, EncodedMap.of(map));
  }

  /** Likewise, of a map whose PNG is made. */
  public void add(String imageId, String fileName, EncodedMap encoded) throws IOException {
    add(imageId, fileName, Map.of(), encoded);
  }

  /**
   * Likewise.
   *
   * @param attributes other fields of the image's entry; those of digits only are written as
   *     numbers
   */
  public void add(
      String imageId, String fileName, Map<String, String> attributes, EncodedMap encoded)
      throws IOException {
    PanopticMap map = encoded.map();
    if (images.containsKey(imageId)) {
      throw new IllegalArgumentException("image %s was added before".formatted(imageId));
    }
    for (Segment segment : map.segments()) {
      if (labelMap.byId(segment.categoryId()).isEmpty()) {
        throw new IllegalArgumentException(
            "image %s: segment %d has category %d, which is not in the label map"
                .formatted(imageId, segment.id(), segment.categoryId()));
      }
    }
    String pngName = pngName(fileName);
    Path pngs = folder.resolve("panoptic").normalize();
    Path png = pngs.resolve(pngName).normalize();
    if (!png.startsWith(pngs)) {
      throw new IllegalArgumentException(
          "image %s: \"%s\" leads out of %s".formatted(imageId, fileName, pngs));
    }
    Files.createDirectories(requireNonNull(png.getParent()));
    Files.write(png, encoded.png());
    images.put(imageId, new ImageEntry(fileName, map.width(), map.height(), attributes));
    pngNames.add(pngName);
    writeAnnotation(imageId, pngName, map);
  }

  /** Writes {@code panoptic.json} over the one of an earlier run. May be called more than once. */
  @Override
  public void close() throws IOException {
    if (json.isClosed()) {
      return;
    }
    json.writeEndArray();
    json.writeArrayFieldStart("images");
    for (Map.Entry<String, ImageEntry> image : images.entrySet()) {
      ImageEntry entry = image.getValue();
      CocoEntries.writeImage(
          json,
          image.getKey(),
          entry.fileName(),
          entry.width(),
          entry.height(),
          entry.attributes());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("categories");
    for (Category category : labelMap.categories()) {
      CocoEntries.writeCategory(json, category);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.close();
    Files.move(unfinished, folder.resolve("panoptic.json"), StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Ends without {@code panoptic.json}, so that one of an earlier run stays. Closing then does
   * nothing.
   */
  public void discard() throws IOException {
    json.close();
    Files.deleteIfExists(unfinished);
  }

  /** {@code a.jpg} and {@code a.png} must not share a PNG: the second keeps its whole name. */
  private String pngName(String fileName) {
    int dot = fileName.lastIndexOf('.');
    String name =
        (dot > fileName.lastIndexOf('/') ? fileName.substring(0, dot) : fileName) + ".png";
    for (int i = 0; pngNames.contains(name); i++) {
      name = i == 0 ? fileName + ".png" : "%s.%d.png".formatted(fileName, i);
    }
    return name;
  }

  private void writeAnnotation(String imageId, String pngName, PanopticMap map) throws IOException {
    json.writeStartObject();
    CocoEntries.writeId(json, "image_id", imageId);
    json.writeStringField("file_name", pngName);
    json.writeArrayFieldStart("segments_info");
    for (Segment segment : map.segments()) {
      json.writeStartObject();
      json.writeNumberField("id", segment.id());
      json.writeNumberField("category_id", segment.categoryId());
      json.writeNumberField("area", segment.area());
      CocoEntries.writeBox(json, segment.box());
      json.writeNumberField("iscrowd", segment.isCrowd() ? 1 : 0);
      json.writeNumberField("score", segment.score());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
