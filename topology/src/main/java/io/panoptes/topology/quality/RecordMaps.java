package io.panoptes.topology.quality;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelPlane;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.schemas.DeflatedPlane;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.PanopticPng;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.ResultSegment;
import io.panoptes.schemas.TruthSegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Panoptic maps from what travels. Refuses what breaks the rules of its record: pixels of no
 * segment, segments without pixels, ids that occur twice, a size beyond the limit. Thread-safe.
 *
 * @param maxPixels nothing larger is unpacked
 */
record RecordMaps(long maxPixels) {

  /**
   * @throws UnfitRecordException if the record breaks its own rules
   */
  LabelledMap of(PanopticResult result) throws UnfitRecordException {
    String what = "result %s of image %s".formatted(result.getResultId(), result.getImageId());
    Map<Integer, Category> categories = new HashMap<>();
    List<SegmentLabel> labels = new ArrayList<>();
    try {
      for (ResultSegment segment : result.getSegments()) {
        add(categories, segment.getCategoryId(), segment.getCategory(), segment.getIsThing());
        labels.add(
            new SegmentLabel(
                segment.getId(),
                segment.getCategoryId(),
                segment.getIsThing(),
                false,
                segment.getScore()));
      }
      checkSize(result.getWidth(), result.getHeight());
      int[] ids = ids(result.getWidth(), result.getHeight(), result.getLabelPlane());
      return new LabelledMap(
          Segments.of(result.getWidth(), result.getHeight(), ids, labels), categories);
    } catch (IllegalArgumentException e) {
      throw unfit(what, e);
    }
  }

  /**
   * @throws UnfitRecordException if the record breaks its own rules
   */
  LabelledMap of(GroundTruth truth) throws UnfitRecordException {
    String what = "truth of image %s".formatted(truth.getImageId());
    Map<Integer, Category> categories = new HashMap<>();
    List<SegmentLabel> labels = new ArrayList<>();
    try {
      for (TruthSegment segment : truth.getSegments()) {
        add(categories, segment.getCategoryId(), segment.getCategory(), segment.getIsThing());
        labels.add(
            new SegmentLabel(
                segment.getId(),
                segment.getCategoryId(),
                segment.getIsThing(),
                segment.getIsCrowd(),
                1));
      }
      checkSize(truth.getWidth(), truth.getHeight());
      int[] ids = ids(truth);
      return new LabelledMap(
          Segments.of(truth.getWidth(), truth.getHeight(), ids, labels), categories);
    } catch (IllegalArgumentException e) {
      throw unfit(what, e);
    }
  }

  private static int[] ids(GroundTruth truth) {
    if (truth.getLabels() instanceof PanopticPng png) {
      return TruthPng.ids(bytes(png.getData()), truth.getWidth(), truth.getHeight());
    }
    return ids(truth.getWidth(), truth.getHeight(), (DeflatedPlane) truth.getLabels());
  }

  private static int[] ids(int width, int height, DeflatedPlane plane) {
    return new LabelPlane(width, height, plane.getBits(), bytes(plane.getData())).places();
  }

  private static void add(Map<Integer, Category> categories, int id, String name, boolean isThing) {
    Category category = new Category(id, name, isThing, 0);
    Category other = categories.putIfAbsent(id, category);
    if (other != null && !other.equals(category)) {
      throw new IllegalArgumentException(
          "category %d is both %s and %s: give each category one id"
              .formatted(id, described(other), described(category)));
    }
  }

  static String described(Category category) {
    return "'%s' (%s)".formatted(category.name(), category.isThing() ? "thing" : "stuff");
  }

  private void checkSize(int width, int height) {
    if (width < 1 || height < 1 || (long) width * height > maxPixels) {
      throw new IllegalArgumentException(
          "%d x %d pixels: the limit is 1 to %d in all, raise pipeline.limits.max-pixels"
              .formatted(width, height, maxPixels));
    }
  }

  private static UnfitRecordException unfit(String what, IllegalArgumentException e) {
    return new UnfitRecordException("%s: %s".formatted(what, e.getMessage()), e);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
