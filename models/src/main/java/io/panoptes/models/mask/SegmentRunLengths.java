package io.panoptes.models.mask;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentIndex;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.util.ArrayList;
import java.util.List;

/**
 * The run lengths of all segments of a map in one pass, and back. Memory beyond the result grows
 * with the pixels on the segments' edges, not with the pixels.
 */
public final class SegmentRunLengths {

  private SegmentRunLengths() {}

  /**
   * The masks of a map's segments, in the order of its list.
   *
   * @throws IllegalArgumentException when a pixel's id is not among the segments
   */
  public static List<RunLengths> of(PanopticMap map) {
    int width = map.width();
    int height = map.height();
    SegmentIndex index = SegmentIndex.of(map);
    LabelRuns runs = LabelRuns.of(map.ids(), width, height);
    int[] places = new int[runs.size()];
    int[] lengths = new int[map.segments().size() + 1];
    for (int i = 0; i < places.length; i++) {
      int place = index.place(runs.label(i));
      if (place == SegmentIndex.UNKNOWN) {
        throw new IllegalArgumentException(
            "the pixel at column %d, row %d has id %d, which no segment has"
                .formatted(runs.start(i) / height, runs.start(i) % height, runs.label(i)));
      }
      places[i] = place;
      lengths[place] += 2;
    }
    return masks(runs, places, lengths, width, height);
  }

  private static List<RunLengths> masks(
      LabelRuns runs, int[] places, int[] lengths, int width, int height) {
    int[][] counts = new int[lengths.length][];
    int[] ends = new int[lengths.length];
    int[] sizes = new int[lengths.length];
    for (int i = 0; i < places.length; i++) {
      ends[places[i]] = runs.end(i);
    }
    for (int place = 1; place < lengths.length; place++) {
      boolean zerosLast = ends[place] < width * height;
      counts[place] = new int[lengths[place] + (zerosLast ? 1 : 0)];
      ends[place] = 0;
    }
    for (int i = 0; i < places.length; i++) {
      int place = places[i];
      if (place > 0) {
        counts[place][sizes[place]++] = runs.start(i) - ends[place];
        ends[place] = runs.end(i);
        counts[place][sizes[place]++] = ends[place] - runs.start(i);
      }
    }
    List<RunLengths> masks = new ArrayList<>(lengths.length - 1);
    for (int place = 1; place < lengths.length; place++) {
      if (sizes[place] < counts[place].length) {
        counts[place][sizes[place]] = width * height - ends[place];
      }
      masks.add(new RunLengths(width, height, counts[place]));
    }
    return masks;
  }

  /**
   * The map of segments with these masks, measured.
   *
   * @param labels a segment a mask, in the same order
   * @param masks at least one, all of one size
   * @throws IllegalArgumentException as {@link #ids} does, and when a mask is empty
   */
  public static PanopticMap map(List<SegmentLabel> labels, List<RunLengths> masks) {
    int[] ids = labels.stream().mapToInt(SegmentLabel::id).toArray();
    int[] plane = ids(ids, masks);
    return Segments.of(masks.get(0).width(), masks.get(0).height(), plane, labels);
  }

  /**
   * The masks on one plane, row-major, void (0) where no mask is.
   *
   * @param ids what the pixels of each mask get, 1 or more, each once
   * @param masks at least one, all of one size
   * @throws IllegalArgumentException when there is not an id for each mask, an id is below 1 or
   *     occurs twice, the sizes differ, or two masks overlap
   */
  public static int[] ids(int[] ids, List<RunLengths> masks) {
    if (masks.isEmpty() || ids.length != masks.size()) {
      throw new IllegalArgumentException(
          "%d ids for %d masks: expected as many, and at least one"
              .formatted(ids.length, masks.size()));
    }
    new SegmentIndex(ids);
    RunLengths first = masks.get(0);
    for (int i = 1; i < ids.length; i++) {
      RunLengths mask = masks.get(i);
      if (mask.width() != first.width() || mask.height() != first.height()) {
        throw new IllegalArgumentException(
            "the mask of segment %d has %d x %d pixels, that of segment %d %d x %d: one size is"
                    .formatted(
                        ids[i], mask.width(), mask.height(), ids[0], first.width(), first.height())
                + " expected");
      }
    }
    return RowChanges.of(ids, masks).paint();
  }
}
