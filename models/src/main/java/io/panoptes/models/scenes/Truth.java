package io.panoptes.models.scenes;

import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Makes the truth of a scene from the samples of its canvas. */
final class Truth {

  private Truth() {}

  /**
   * @param samples ids at {@link Canvas#FINE} samples a pixel: less than {@code firstThing} is the
   *     category of stuff
   * @param categoryOfThing for the other ids
   * @return segments numbered from the top left corner on
   */
  static PanopticMap of(
      int width, int height, int[] samples, int firstThing, IntUnaryOperator categoryOfThing) {
    Map<Integer, Extent> extents = new HashMap<>();
    List<Segment> segments = new ArrayList<>();
    int[] ids = new int[width * height];
    List<Extent> inOrder = new ArrayList<>();
    for (int pixel = 0; pixel < ids.length; pixel++) {
      int sample = mostFrequent(samples, pixel % width, pixel / width, width * Canvas.FINE);
      Extent extent = extents.get(sample);
      if (extent == null) {
        boolean thing = sample >= firstThing;
        int category = thing ? categoryOfThing.applyAsInt(sample) : sample;
        extent = new Extent(inOrder.size() + 1, category, thing);
        extents.put(sample, extent);
        inOrder.add(extent);
      }
      extent.add(pixel % width, pixel / width);
      ids[pixel] = extent.id;
    }
    inOrder.forEach(extent -> segments.add(extent.segment()));
    return new PanopticMap(width, height, ids, segments);
  }

  /** Of ids that are equally frequent the one that was painted last, that is the largest. */
  private static int mostFrequent(int[] samples, int x, int y, int stride) {
    int corner = y * Canvas.FINE * stride + x * Canvas.FINE;
    int best = -1;
    int bestCount = 0;
    for (int i = 0; i < Canvas.FINE * Canvas.FINE; i++) {
      int candidate = samples[corner + i / Canvas.FINE * stride + i % Canvas.FINE];
      int count = 0;
      for (int j = 0; j < Canvas.FINE * Canvas.FINE; j++) {
        count += samples[corner + j / Canvas.FINE * stride + j % Canvas.FINE] == candidate ? 1 : 0;
      }
      if (count > bestCount || (count == bestCount && candidate > best)) {
        best = candidate;
        bestCount = count;
      }
    }
    return best;
  }

  private static final class Extent {
    private final int id;
    private final int category;
    private final boolean thing;
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right;
    private int bottom;
    private int area;
    private double sumX;
    private double sumY;

    private Extent(int id, int category, boolean thing) {
      this.id = id;
      this.category = category;
      this.thing = thing;
    }

    private void add(int x, int y) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      area++;
      sumX += x + .5;
      sumY += y + .5;
    }

    private Segment segment() {
      return new Segment(
          id,
          category,
          thing,
          false,
          1,
          area,
          new BoundingBox(left, top, right - left + 1, bottom - top + 1),
          (float) (sumX / area),
          (float) (sumY / area));
    }
  }
}
