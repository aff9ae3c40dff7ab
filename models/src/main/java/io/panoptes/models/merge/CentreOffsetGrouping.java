package io.panoptes.models.merge;

import io.panoptes.models.panoptic.InstanceMap;
import java.util.List;

/**
 * Groups pixels to objects by a heatmap of centres and an offset to the centre for each pixel
 * (Cheng et al. 2020, "Panoptic-DeepLab"). Immutable and thread-safe.
 */
public final class CentreOffsetGrouping {

  private final float threshold;
  private final int nmsKernel;
  private final int maxCentres;

  /**
   * @param threshold a centre's heat is above it; 0 to 1
   * @param nmsKernel side in pixels of the square window in which a centre is the hottest pixel;
   *     odd, at least 1
   * @param maxCentres how many of the hottest centres are kept, at least 1
   */
  public CentreOffsetGrouping(float threshold, int nmsKernel, int maxCentres) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "centre threshold %s: expected 0 to 1".formatted(threshold));
    }
    if (nmsKernel < 1 || nmsKernel % 2 == 0) {
      throw new IllegalArgumentException(
          "NMS kernel %d: expected an odd number of pixels, at least 1".formatted(nmsKernel));
    }
    if (maxCentres < 1) {
      throw new IllegalArgumentException(
          "%d centres at most: expected at least 1".formatted(maxCentres));
    }
    this.threshold = threshold;
    this.nmsKernel = nmsKernel;
    this.maxCentres = maxCentres;
  }

  /**
   * The same grouping for maps that were enlarged after the network: the window grows as the
   * picture did, or else the maxima of one blurred centre would count as several.
   *
   * @param factor how many pixels of the maps one pixel of the network's is wide; less than 1
   *     counts as 1
   */
  public CentreOffsetGrouping enlarged(double factor) {
    int radius = (int) Math.round(nmsKernel / 2 * Math.max(1, factor));
    return new CentreOffsetGrouping(threshold, 2 * radius + 1, maxCentres);
  }

  /**
   * Gives each thing pixel to the centre nearest to where its offset points; of equally near ones,
   * to the hotter. Arrays have {@code width * height} values, row-major, and are not kept.
   *
   * @param heat of centres, 0 to 1; above 1 counts as 1 in scores
   * @param offsetY rows from the pixel down to its centre, in pixels of these maps
   * @param offsetX columns to the right, likewise
   * @param things whether a pixel belongs to an object
   * @return objects numbered from the hottest centre down; an object may have no pixel
   * @throws IllegalArgumentException when a length differs, or a heat, or the offset of a thing
   *     pixel, is not finite
   */
  public InstanceMap group(
      int width, int height, float[] heat, float[] offsetY, float[] offsetX, boolean[] things) {
    checkLength(width, height, heat.length, "heat values");
    checkLength(width, height, offsetY.length, "row offsets");
    checkLength(width, height, offsetX.length, "column offsets");
    checkLength(width, height, things.length, "thing flags");
    for (int i = 0; i < heat.length; i++) {
      checkFinite(heat[i], i, width, "centre heat");
    }
    List<Centre> centres =
        HeatmapCentres.find(width, height, heat, threshold, nmsKernel, maxCentres);
    int[] ids = new int[heat.length];
    NearestCentre nearest = new NearestCentre(width, height, centres);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (things[i]) {
          checkFinite(offsetY[i], i, width, "row offset");
          checkFinite(offsetX[i], i, width, "column offset");
          if (!centres.isEmpty()) {
            ids[i] = 1 + nearest.of(x + (double) offsetX[i], y + (double) offsetY[i]);
          }
        }
      }
    }
    float[] scores = new float[centres.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.min(1, centres.get(i).heat());
    }
    return new InstanceMap(width, height, ids, scores);
  }

  private static void checkLength(int width, int height, int length, String what) {
    if (length != (long) width * height) {
      throw new IllegalArgumentException(
          "%d %s for %d x %d pixels".formatted(length, what, width, height));
    }
  }

  private static void checkFinite(float value, int index, int width, String what) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(
          "the %s at column %d, row %d is %s: the network's output is broken"
              .formatted(what, index % width, index / width, value));
    }
  }
}
