package io.panoptes.models.merge;

import java.util.ArrayList;
import java.util.BitSet;
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
  private final int radius;
  private final BitSet maxima = new BitSet();

  private HeatmapCentres(int width, int height, float[] heat, int nmsKernel) {
    this.width = width;
    this.height = height;
    this.heat = heat;
    this.radius = nmsKernel / 2;
  }

  /** The hottest first; of equally hot ones the first in row-major order first. */
  static List<Centre> find(
      int width, int height, float[] heat, float threshold, int nmsKernel, int maxCentres) {
    HeatmapCentres search = new HeatmapCentres(width, height, heat, nmsKernel);
    search.findMaxima(threshold);
    List<Centre> centres = search.joinPlateaus();
    centres.sort(
        Comparator.comparingDouble((Centre centre) -> -centre.heat())
            .thenComparingInt(Centre::index));
    return List.copyOf(centres.subList(0, Math.min(maxCentres, centres.size())));
  }

  private void findMaxima(float threshold) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (heat[y * width + x] > threshold && isMaximum(x, y)) {
          maxima.set(y * width + x);
        }
      }
    }
  }

  private boolean isMaximum(int x, int y) {
    float value = heat[y * width + x];
    int right = Math.min(width - 1, x + radius);
    int bottom = Math.min(height - 1, y + radius);
    for (int v = Math.max(0, y - radius); v <= bottom; v++) {
      for (int u = Math.max(0, x - radius); u <= right; u++) {
        if (heat[v * width + u] > value) {
          return false;
        }
      }
    }
    return true;
  }

  private List<Centre> joinPlateaus() {
    List<Centre> centres = new ArrayList<>();
    for (int first = maxima.nextSetBit(0); first >= 0; first = maxima.nextSetBit(first + 1)) {
      centres.add(plateau(first));
    }
    return centres;
  }

  /** Takes out a maximum and all that its window reaches, and what theirs reach. */
  private Centre plateau(int first) {
    IntQueue open = new IntQueue();
    open.add(first);
    maxima.clear(first);
    long sumX = 0;
    long sumY = 0;
    for (int i = 0; i < open.size(); i++) {
      int x = open.get(i) % width;
      int y = open.get(i) / width;
      sumX += x;
      sumY += y;
      int right = Math.min(width - 1, x + radius);
      int bottom = Math.min(height - 1, y + radius);
      for (int v = Math.max(0, y - radius); v <= bottom; v++) {
        int last = v * width + right;
        int near = maxima.nextSetBit(v * width + Math.max(0, x - radius));
        while (near >= 0 && near <= last) {
          maxima.clear(near);
          open.add(near);
          near = maxima.nextSetBit(near + 1);
        }
      }
    }
    float count = open.size();
    return new Centre(sumX / count, sumY / count, heat[first], first);
  }
}
