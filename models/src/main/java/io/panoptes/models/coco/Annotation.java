package io.panoptes.models.coco;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** An entry of {@code annotations}: the panoptic PNG of an image and its segments. */
record Annotation(String imageId, Path png, List<SegmentInfo> segments) {

  /**
   * Reads the PNG; areas are checked where the entry tells them.
   *
   * @param json for messages: the file that has this entry
   */
  PanopticMap map(Path json, int width, int height) throws IOException {
    if (!Files.isRegularFile(png)) {
      throw new NoSuchFileException(
          png.toString(),
          null,
          "there is no such file, which %s names for image %s".formatted(json, imageId));
    }
    List<SegmentLabel> labels = new ArrayList<>(segments.size());
    segments.forEach(info -> labels.add(info.label()));
    try {
      int[] ids = PanopticPng.read(Files.readAllBytes(png), width, height);
      PanopticMap map = Segments.of(width, height, ids, labels);
      checkAreas(map);
      return map;
    } catch (CocoFormatException | IllegalArgumentException e) {
      throw new CocoFormatException("%s: image %s: %s".formatted(png, imageId, e.getMessage()), e);
    }
  }

  /** A wrong area in the JSON would bend every IoU that is computed from it. */
  private void checkAreas(PanopticMap map) throws CocoFormatException {
    for (int i = 0; i < map.segments().size(); i++) {
      Segment segment = map.segments().get(i);
      OptionalLong claimed = segments.get(i).area();
      if (claimed.isPresent() && claimed.getAsLong() != segment.area()) {
        throw new CocoFormatException(
            "segment %d has %d pixels: the JSON tells an area of %d"
                .formatted(segment.id(), segment.area(), claimed.getAsLong()));
      }
    }
  }
}
