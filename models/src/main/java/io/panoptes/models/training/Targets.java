package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.network.Head;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the heads should say of one crop, and how much each pixel counts: the targets of
 * Panoptic-DeepLab. Void, crowd and what lies outside of the image count nothing.
 *
 * <p>The arrays are channel-major planes of {@code size * size}. Weights scale a pixel's loss.
 */
final class Targets {

  /** Of the heat, in side lengths of a square as large as the object: .4 radii of a disc. */
  private static final double SIGMA = .22;

  private static final double MIN_SIGMA = 1.5;
  private static final double MAX_SIGMA = 12;

  private final LabelMap labelMap;
  private final int size;

  private final float[] semantic;
  private final float[] semanticWeight;
  private final float[] centre;
  private final float[] centreWeight;
  private final float[] offset;
  private final float[] offsetWeight;

  private record Part(int label, boolean isThing, boolean ignored, int[] sums) {}

  /**
   * @param segments those that {@code ids} may name; other ids count nothing
   * @param ids of the crop, {@code [size, size]}
   */
  Targets(LabelMap labelMap, PixelWeights settings, List<Segment> segments, int[] ids, int size) {
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
    this.size = size;
    int plane = size * size;
    semantic = new float[labelMap.size() * plane];
    semanticWeight = new float[plane];
    centre = new float[plane];
    centreWeight = new float[plane];
    offset = new float[2 * plane];
    offsetWeight = new float[plane];
    Map<Integer, Part> parts = parts(segments, ids);
    parts.values().stream().filter(part -> part.isThing() && !part.ignored()).forEach(this::heat);
    float[] ofLabels = settings.ofLabels(labelMap);
    float[] ofPlaces = settings.boundaries().of(things(ids, parts), size);
    for (int at = 0; at < plane; at++) {
      Part part = parts.get(ids[at]);
      if (part == null || part.ignored()) {
        semantic[at] = 1;
        continue;
      }
      semantic[part.label() * plane + at] = 1;
      semanticWeight[at] = ofPlaces[at] * ofLabels[part.label()];
      centreWeight[at] = settings.centre();
      if (part.isThing()) {
        offset[at] = (meanRow(part) - at / size) / Head.OFFSET_UNIT;
        offset[plane + at] = (meanColumn(part) - at % size) / Head.OFFSET_UNIT;
        offsetWeight[at] = settings.offset();
      }
    }
  }

  /** What the head should say: {@code [channels, size, size]}. */
  float[] values(Head head) {
    return switch (head) {
      case SEMANTIC -> semantic;
      case CENTRE -> centre;
      case OFFSET -> offset;
    };
  }

  /** How much each pixel counts: {@code [size, size]}. */
  float[] weights(Head head) {
    return switch (head) {
      case SEMANTIC -> semanticWeight;
      case CENTRE -> centreWeight;
      case OFFSET -> offsetWeight;
    };
  }

  private Map<Integer, Part> parts(List<Segment> segments, int[] ids) {
    Map<Integer, Integer> labels = new HashMap<>();
    for (int label = 0; label < labelMap.size(); label++) {
      labels.put(labelMap.byLabel(label).id(), label);
    }
    Map<Integer, Part> parts = new HashMap<>();
    for (Segment segment : segments) {
      parts.put(
          segment.id(),
          new Part(
              labels.get(segment.categoryId()), segment.isThing(), segment.isCrowd(), new int[3]));
    }
    for (int at = 0; at < ids.length; at++) {
      Part part = parts.get(ids[at]);
      if (part != null) {
        part.sums()[0]++;
        part.sums()[1] += at / size;
        part.sums()[2] += at % size;
      }
    }
    return parts;
  }

  private static float meanRow(Part part) {
    return (float) part.sums()[1] / part.sums()[0];
  }

  private static float meanColumn(Part part) {
    return (float) part.sums()[2] / part.sums()[0];
  }

  /** A gaussian as wide as the object is large; where two meet the higher one holds. */
  private void heat(Part part) {
    if (part.sums()[0] == 0) {
      return;
    }
    float sigma =
        (float) Math.max(MIN_SIGMA, Math.min(MAX_SIGMA, SIGMA * Math.sqrt(part.sums()[0])));
    int reach = (int) Math.ceil(3 * sigma);
    int middleRow = Math.round(meanRow(part));
    int middleColumn = Math.round(meanColumn(part));
    for (int row = Math.max(0, middleRow - reach);
        row <= Math.min(size - 1, middleRow + reach);
        row++) {
      for (int column = Math.max(0, middleColumn - reach);
          column <= Math.min(size - 1, middleColumn + reach);
          column++) {
        int rows = row - middleRow;
        int columns = column - middleColumn;
        float heat = (float) Math.exp(-(rows * rows + columns * columns) / (2 * sigma * sigma));
        centre[row * size + column] = Math.max(centre[row * size + column], heat);
      }
    }
  }

  private static int[] things(int[] ids, Map<Integer, Part> parts) {
    int[] things = new int[ids.length];
    for (int at = 0; at < things.length; at++) {
      Part part = parts.get(ids[at]);
      things[at] = part != null && part.isThing() ? ids[at] : 0;
    }
    return things;
  }
}
