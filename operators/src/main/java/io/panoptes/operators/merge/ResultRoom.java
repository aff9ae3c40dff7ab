package io.panoptes.operators.merge;

import io.panoptes.models.mask.RunLengths;
import io.panoptes.models.panoptic.LabelPlane;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.io.Serializable;
import java.util.OptionalLong;

/**
 * Whether the records of a result fit their topics. A record that does not would be refused by
 * Kafka, and the job would run into it again after each restart.
 *
 * <p>Almost all results fit by their number of pixels alone; the others are compressed to know.
 *
 * @param bytes of the label plane and its list of segments, and of the run lengths of one segment
 */
public record ResultRoom(long bytes) implements Serializable {

  /** More than one segment takes in the list of a result. */
  private static final int SEGMENT_BYTES = 256;

  /** More than a run takes in the text of run lengths. */
  private static final int RUN_BYTES = 7;

  public ResultRoom {
    if (bytes < 1) {
      throw new IllegalArgumentException("room for %d bytes: at least 1".formatted(bytes));
    }
  }

  /** The bytes of the first record that does not fit; empty if all do. */
  public OptionalLong excess(PanopticMap map) {
    long list = (long) map.segments().size() * SEGMENT_BYTES;
    if (mostPlaneBytes(map) + list > bytes) {
      long plane = LabelPlane.of(map).deflated().length + list;
      if (plane > bytes) {
        return OptionalLong.of(plane);
      }
    }
    return map.segments().stream()
        .filter(segment -> mostRuns(segment) * RUN_BYTES > bytes)
        .mapToLong(segment -> RunLengths.of(map, segment).text().length())
        .filter(text -> text > bytes)
        .findFirst();
  }

  /** Deflate stores what it cannot compress, in blocks with a little around them. */
  private static long mostPlaneBytes(PanopticMap map) {
    int segments = map.segments().size();
    int bytesPerPixel = segments < 1 << 8 ? 1 : segments < 1 << 16 ? 2 : 4;
    long raw = (long) map.width() * map.height() * bytesPerPixel;
    return raw + raw / 1000 + 64;
  }

  /** A run inside a segment has a pixel at least, and one outside goes with it. */
  private static long mostRuns(Segment segment) {
    return 2L * segment.area() + 1;
  }
}
