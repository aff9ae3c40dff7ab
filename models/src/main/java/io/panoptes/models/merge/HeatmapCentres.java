package io.panoptes.models.merge;

import java.util.Comparator;
import java.util.List;

/**
 * The maxima of a centre heatmap: pixels above the threshold that nothing in a square window around
 * them exceeds. Maxima inside one window are equally hot: they are a plateau and make one centre,
 * at their mean.
 */
final class HeatmapCentres {

  private final int width;
  private final int height;
  private final float[] heat;
  private final float threshold;
  private final int radius;

  private HeatmapCentres(int width, int height, float[] heat, float threshold, int nmsKernel) {
    this.width = width;
    this.height = height;
    this.heat = heat;
    this.threshold = threshold;
    this.radius = Math.min(nmsKernel / 2, Math.max(width, height));
  }

  /**
   * The hottest first; of equally hot ones the first in row-major order first.
   *
   * @param heat finite
   * @param threshold at least 0
   */
  static List<Centre> find(
      int width, int height, float[] heat, float threshold, int nmsKernel, int maxCentres) {
    List<Centre> centres =
        new HeatmapCentres(width, height, heat, threshold, nmsKernel).plateaus().centres();
    centres.sort(
        Comparator.comparingDouble((Centre centre) -> -centre.heat())
            .thenComparingInt(Centre::index));
    return List.copyOf(centres.subList(0, Math.min(maxCentres, centres.size())));
  }

  private Plateaus plateaus() {
    WindowMaximum windows = new WindowMaximum(width, height, radius, this::readHot);
    Plateaus plateaus = new Plateaus(radius);
    int[] hot = new int[width];
    int[] highest = new int[width];
    for (int y = 0; y < height; y++) {
      readHot(y, hot, 0);
      windows.row(y, highest);
      for (int x = 0; x < width; x++) {
        if (hot[x] != 0 && hot[x] == highest[x]) {
          plateaus.add(x, y, y * width + x, heat[y * width + x]);
        }
      }
      plateaus.endRow();
    }
    return plateaus;
  }

  /** Heat above the threshold as its bits, which are ordered as the heat is; else 0. */
  private void readHot(int y, int[] to, int start) {
    int row = y * width;
    for (int x = 0; x < width; x++) {
      float value = heat[row + x];
      to[start + x] = value > threshold ? Float.floatToRawIntBits(value) : 0;
    }
  }
}
