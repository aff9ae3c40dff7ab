package io.panoptes.models.merge;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.SegmentTally;
import io.panoptes.models.panoptic.SemanticMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where all merges draw, so that what {@link PanopticMerge} promises is kept in one place. Pixels
 * hold codes until {@link #finish}: 0 for void, 1 to n for the things, and one more for each stuff
 * category.
 */
final class MergeCanvas {

  /** What is known of a thing before its pixels are counted. */
  record Thing(int categoryId, float score) {}

  private static final int UNKNOWN = -1;

  private final LabelMap labelMap;
  private final int width;
  private final int height;
  private final int[] codes;
  private final int things;

  /** By label; 0 for things and {@link SemanticMap#NO_LABEL}. */
  private final int[] stuffCodes = new int[256];

  private final SegmentTally tally;
  private final double[] confidence;

  /**
   * @param codes a value for each pixel; becomes the ids of the result
   * @param things how many codes stand for things
   */
  MergeCanvas(LabelMap labelMap, int width, int height, int[] codes, int things) {
    this.labelMap = labelMap;
    this.width = width;
    this.height = height;
    this.codes = codes;
    this.things = things;
    Arrays.fill(stuffCodes, UNKNOWN);
    stuffCodes[SemanticMap.NO_LABEL] = 0;
    int code = things;
    for (int label = 0; label < labelMap.size(); label++) {
      stuffCodes[label] = labelMap.byLabel(label).isThing() ? 0 : ++code;
    }
    tally = new SegmentTally(code + 1);
    confidence = new double[code + 1];
  }

  /**
   * The code of a stuff label, or 0.
   *
   * @param pixel that has the label
   */
  int stuffCode(int label, int pixel) {
    int code = stuffCodes[label];
    if (code == UNKNOWN) {
      throw new IllegalArgumentException(
          "pixel %d has label %d: the label map ends at %d"
              .formatted(pixel, label, labelMap.size() - 1));
    }
    return code;
  }

  /** Counts a run that has its code already; rows must come from the top. */
  void count(int code, int y, int start, int end) {
    tally.add(code, y, start, end);
  }

  /** Gives a run its code and counts it. */
  void draw(int code, int y, int start, int end) {
    Arrays.fill(codes, y * width + start, y * width + end, code);
    tally.add(code, y, start, end);
  }

  /** Adds to what the stuff's score is the mean of: for each pixel counted, 0 to 255. */
  void addConfidence(int code, double sum) {
    confidence[code] += sum;
  }

  /** Of the pixels counted so far, 0 to 1; 0 where there are none. */
  float meanConfidence(int code) {
    long area = tally.area(code);
    return area == 0 ? 0 : (float) Math.min(1, confidence[code] / (255d * area));
  }

  /** Drops what is below its area limit, and numbers what is left without a gap. */
  PanopticMap finish(List<Thing> known, AreaLimit minThingArea, AreaLimit minStuffArea) {
    return finish(known, 0, minThingArea, minStuffArea);
  }

  /** The same, and drops things with a lower score than the least one. */
  PanopticMap finish(
      List<Thing> known, float minThingScore, AreaLimit minThingArea, AreaLimit minStuffArea) {
    int[] ids = new int[confidence.length];
    List<Segment> segments = new ArrayList<>();
    long least = Math.max(1, minThingArea.minPixels(width, height));
    for (int code = 1; code <= things; code++) {
      Thing thing = known.get(code - 1);
      if (tally.area(code) >= least && thing.score() >= minThingScore) {
        ids[code] = segments.size() + 1;
        segments.add(
            tally.segment(
                code, new SegmentLabel(ids[code], thing.categoryId(), true, false, thing.score())));
      }
    }
    least = Math.max(1, minStuffArea.minPixels(width, height));
    for (int label = 0; label < labelMap.size(); label++) {
      int code = stuffCodes[label];
      if (code > 0 && tally.area(code) >= least) {
        Category category = labelMap.byLabel(label);
        ids[code] = segments.size() + 1;
        segments.add(
            tally.segment(
                code,
                new SegmentLabel(ids[code], category.id(), false, false, meanConfidence(code))));
      }
    }
    renumber(ids);
    return new PanopticMap(width, height, codes, segments);
  }

  private void renumber(int[] ids) {
    boolean same = true;
    for (int code = 0; code < ids.length; code++) {
      same &= ids[code] == code || tally.area(code) == 0;
    }
    for (int i = 0; !same && i < codes.length; i++) {
      codes[i] = ids[codes[i]];
    }
  }
}
