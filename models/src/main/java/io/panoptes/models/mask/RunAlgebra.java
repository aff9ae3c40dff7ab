package io.panoptes.models.mask;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.BoundingBox;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;

/**
 * Masks compared and combined run by run, as pycocotools' {@code mask.iou}, {@code merge} and
 * {@code toBbox} do; no pixel plane is made. Time and memory grow with the number of runs. Masks of
 * different sizes are refused with an {@link IllegalArgumentException}. Stateless.
 */
public final class RunAlgebra {

  private RunAlgebra() {}

  /** Pixels that are in both masks. */
  public static long intersectionArea(RunLengths a, RunLengths b) {
    requireSameSize(a, b);
    int[] runsA = a.counts();
    int[] runsB = b.counts();
    int atA = 1;
    int atB = 1;
    long startA = runsA[0];
    long startB = runsB[0];
    long shared = 0;
    while (atA < runsA.length && atB < runsB.length) {
      long endA = startA + runsA[atA];
      long endB = startB + runsB[atB];
      shared += Math.max(0, Math.min(endA, endB) - Math.max(startA, startB));
      if (endA <= endB) {
        startA = endA + (atA + 1 < runsA.length ? runsA[atA + 1] : 0);
        atA += 2;
      } else {
        startB = endB + (atB + 1 < runsB.length ? runsB[atB + 1] : 0);
        atB += 2;
      }
    }
    return shared;
  }

  /** Intersection over union, 0 to 1; 0 when both masks are empty. */
  public static double iou(RunLengths a, RunLengths b) {
    long shared = intersectionArea(a, b);
    return shared == 0 ? 0 : shared / (double) ((long) a.area() + b.area() - shared);
  }

  /**
   * COCO's IoU with a crowd: the share of the detection that the crowd covers, 0 to 1; 0 when the
   * detection is empty.
   */
  public static double crowdIou(RunLengths detection, RunLengths crowd) {
    long shared = intersectionArea(detection, crowd);
    return shared == 0 ? 0 : shared / (double) detection.area();
  }

  public static RunLengths intersection(RunLengths a, RunLengths b) {
    return combined(a, b, true);
  }

  public static RunLengths union(RunLengths a, RunLengths b) {
    return combined(a, b, false);
  }

  /**
   * @throws IllegalArgumentException when there is no mask
   */
  public static RunLengths union(Collection<RunLengths> masks) {
    requireNonNull(masks, "masks is null");
    Iterator<RunLengths> each = masks.iterator();
    if (!each.hasNext()) {
      throw new IllegalArgumentException("the union of no mask: expected at least one");
    }
    RunLengths union = each.next();
    while (each.hasNext()) {
      union = union(union, each.next());
    }
    return union;
  }

  /** The smallest box that holds the mask; empty when the mask is. */
  public static Optional<BoundingBox> box(RunLengths mask) {
    int height = mask.height();
    int[] runs = mask.counts();
    int left = Integer.MAX_VALUE;
    int right = -1;
    int top = height;
    int bottom = -1;
    long start = runs[0];
    for (int i = 1; i < runs.length; i += 2) {
      long last = start + runs[i] - 1;
      if (runs[i] > 0) {
        int firstColumn = (int) (start / height);
        int lastColumn = (int) (last / height);
        // A run that goes on in the next column has the bottom row of one and the top of the other.
        boolean wraps = firstColumn != lastColumn;
        left = Math.min(left, firstColumn);
        right = lastColumn;
        top = wraps ? 0 : Math.min(top, (int) (start % height));
        bottom = wraps ? height - 1 : Math.max(bottom, (int) (last % height));
      }
      start = last + 1 + (i + 1 < runs.length ? runs[i + 1] : 0);
    }
    return right < 0
        ? Optional.empty()
        : Optional.of(new BoundingBox(left, top, right - left + 1, bottom - top + 1));
  }

  private static RunLengths combined(RunLengths a, RunLengths b, boolean both) {
    requireSameSize(a, b);
    int[] runsA = a.counts();
    int[] runsB = b.counts();
    int[] runs = new int[runsA.length + runsB.length];
    int size = 1;
    int atA = 0;
    int atB = 0;
    int leftA = runsA[0];
    int leftB = runsB[0];
    while (true) {
      int length = Math.min(leftA, leftB);
      boolean inA = atA % 2 == 1;
      boolean inB = atB % 2 == 1;
      boolean ones = both ? inA && inB : inA || inB;
      if (length > 0 && ones == (size % 2 == 1)) {
        size++;
      }
      runs[size - 1] += length;
      leftA -= length;
      leftB -= length;
      if (leftA == 0 && atA + 1 < runsA.length) {
        leftA = runsA[++atA];
      } else if (leftB == 0 && atB + 1 < runsB.length) {
        leftB = runsB[++atB];
      } else {
        return new RunLengths(a.width(), a.height(), Arrays.copyOf(runs, size));
      }
    }
  }

  private static void requireSameSize(RunLengths a, RunLengths b) {
    if (a.width() != b.width() || a.height() != b.height()) {
      throw new IllegalArgumentException(
          "masks of %d x %d and %d x %d pixels: expected the same size"
              .formatted(a.width(), a.height(), b.width(), b.height()));
    }
  }
}
