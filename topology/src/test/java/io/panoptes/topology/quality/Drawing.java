package io.panoptes.topology.quality;

import static java.util.stream.Collectors.joining;

import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.LabelPlane;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.schemas.DeflatedPlane;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.PackVersion;
import io.panoptes.schemas.PanopticPng;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.PixelBox;
import io.panoptes.schemas.ResultSegment;
import io.panoptes.schemas.TruthSegment;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A small image by hand: '.' is void, letters to 'm' are bottles, each its own, from 'n' boxes, 'W'
 * is wall.
 */
record Drawing(PanopticMap map) {

  static final Category BOTTLE = new Category(1, "bottle", true, 0x0000FF);
  static final Category BOX = new Category(4, "box", true, 0x00FF00);
  static final Category WALL = new Category(9, "wall", false, 0x808080);
  static final LabelMap LABELS = new LabelMap(List.of(BOTTLE, BOX, WALL));

  static Drawing of(String... rows) {
    String pixels = String.join("", rows);
    String letters =
        pixels
            .chars()
            .filter(c -> c != '.')
            .distinct()
            .sorted()
            .mapToObj(Character::toString)
            .collect(joining());
    int[] ids = pixels.chars().map(c -> letters.indexOf(c) + 1).toArray();
    List<SegmentLabel> labels =
        IntStream.range(0, letters.length())
            .mapToObj(i -> SegmentLabel.truth(i + 1, category(letters.charAt(i))))
            .toList();
    return new Drawing(Segments.of(rows[0].length(), rows.length, ids, labels));
  }

  private static Category category(int letter) {
    return letter == 'W' ? WALL : letter < 'n' ? BOTTLE : BOX;
  }

  PanopticResult result(String source, String image, Instant capturedAt, PackVersion pack) {
    return PanopticResult.newBuilder()
        .setResultId(source + image + pack.getDigest())
        .setImageId(image)
        .setSourceId(source)
        .setCapturedAt(capturedAt)
        .setProducedAt(capturedAt)
        .setOrigin(new Origin("panoptes.images", 0, 0L))
        .setPack(pack)
        .setBatchSize(1)
        .setWidth(map.width())
        .setHeight(map.height())
        .setLabelPlane(plane())
        .setSegments(
            map.segments().stream()
                .map(
                    segment -> {
                      Category category = LABELS.byId(segment.categoryId()).orElseThrow();
                      return new ResultSegment(
                          segment.id(),
                          category.id(),
                          category.name(),
                          category.isThing(),
                          .5f,
                          segment.area(),
                          new PixelBox(0, 0, 1, 1),
                          0f,
                          0f);
                    })
                .toList())
        .build();
  }

  GroundTruth truth(String source, String image) {
    return GroundTruth.newBuilder()
        .setImageId(image)
        .setSourceId(source)
        .setAnnotatedAt(QualityBench.START)
        .setWidth(map.width())
        .setHeight(map.height())
        .setLabels(plane())
        .setSegments(
            map.segments().stream()
                .map(
                    segment -> {
                      Category category = LABELS.byId(segment.categoryId()).orElseThrow();
                      return new TruthSegment(
                          segment.id(), category.id(), category.name(), category.isThing(), false);
                    })
                .toList())
        .build();
  }

  PanopticPng png() {
    byte[] pixels = new byte[3 * map.ids().length];
    for (int i = 0; i < map.ids().length; i++) {
      pixels[3 * i] = (byte) map.ids()[i];
    }
    byte[] png = PngWriter.encode(new RgbImage(map.width(), map.height(), pixels));
    return new PanopticPng(ByteBuffer.wrap(png));
  }

  private DeflatedPlane plane() {
    LabelPlane plane = LabelPlane.of(map);
    return new DeflatedPlane(plane.bits(), ByteBuffer.wrap(plane.deflated()));
  }
}
