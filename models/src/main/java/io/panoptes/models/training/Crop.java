package io.panoptes.models.training;

import io.panoptes.models.panoptic.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A square cut from an image with its truth.
 *
 * @param pixels network input, {@code [3, size, size]}; 0 outside of the image
 * @param ids of segments, {@code [size, size]}; 0 for void, -1 outside of the image
 * @param segments that the ids may name
 */
public record Crop(float[] pixels, int[] ids, List<Segment> segments) {

  public Crop {
    segments = List.copyOf(segments);
  }

  /**
   * This crop with some things of another one of its size laid on it where they are: each of them
   * by the toss of a coin.
   */
  Crop withThingsOf(Crop other, SplittableRandom random) {
    int last = segments.stream().mapToInt(Segment::id).max().orElse(0);
    List<Segment> all = new ArrayList<>(segments);
    Map<Integer, Integer> ids = new HashMap<>();
    for (Segment segment : other.segments()) {
      if (segment.isThing() && !segment.isCrowd() && random.nextBoolean()) {
        last++;
        ids.put(segment.id(), last);
        all.add(renamed(segment, last));
      }
    }
    float[] mixed = pixels.clone();
    int[] mixedIds = this.ids.clone();
    int plane = mixedIds.length;
    for (int at = 0; at < plane; at++) {
      Integer id = ids.get(other.ids()[at]);
      if (id != null) {
        mixedIds[at] = id;
        for (int channel = 0; channel < 3; channel++) {
          mixed[channel * plane + at] = other.pixels()[channel * plane + at];
        }
      }
    }
    return new Crop(mixed, mixedIds, all);
  }

  private static Segment renamed(Segment segment, int id) {
    return new Segment(
        id,
        segment.categoryId(),
        segment.isThing(),
        segment.isCrowd(),
        segment.score(),
        segment.area(),
        segment.box(),
        segment.centroidX(),
        segment.centroidY());
  }
}
