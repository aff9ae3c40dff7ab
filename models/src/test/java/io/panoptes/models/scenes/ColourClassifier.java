package io.panoptes.models.scenes;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.util.ArrayList;
import java.util.List;

/**
 * The floor that a network must beat: names each pixel by its colour alone, the category most
 * frequent there among the scenes it learnt from, and takes connected pixels of a category of
 * things for one thing.
 */
final class ColourClassifier {

  private static final int LEVELS = 16;

  private final LabelMap labelMap = ShelfScenes.labelMap();
  private final int minArea;
  private final int[][] counts = new int[LEVELS * LEVELS * LEVELS][labelMap.size()];

  ColourClassifier(int minArea) {
    this.minArea = minArea;
  }

  void learn(Scene scene) {
    PanopticMap truth = scene.truth();
    for (int pixel = 0; pixel < truth.ids().length; pixel++) {
      int category = truth.segments().get(truth.ids()[pixel] - 1).categoryId();
      counts[bin(scene.image(), pixel)][category - 1]++;
    }
  }

  /** Void where a thing would be smaller than the least area. */
  PanopticMap classify(RgbImage image) {
    int[] labels = new int[image.width() * image.height()];
    for (int pixel = 0; pixel < labels.length; pixel++) {
      labels[pixel] = mostFrequent(counts[bin(image, pixel)]);
    }
    int[] ids = new int[labels.length];
    List<SegmentLabel> segments = new ArrayList<>();
    for (int label = 0; label < labelMap.size(); label++) {
      Category category = labelMap.byLabel(label);
      if (category.isThing()) {
        addThings(image.width(), labels, label, ids, segments);
      } else {
        addStuff(labels, label, ids, segments);
      }
    }
    return Segments.of(image.width(), image.height(), ids, segments);
  }

  private void addStuff(int[] labels, int label, int[] ids, List<SegmentLabel> segments) {
    int id = segments.size() + 1;
    boolean any = false;
    for (int pixel = 0; pixel < labels.length; pixel++) {
      if (labels[pixel] == label) {
        ids[pixel] = id;
        any = true;
      }
    }
    if (any) {
      segments.add(SegmentLabel.truth(id, labelMap.byLabel(label)));
    }
  }

  private void addThings(
      int width, int[] labels, int label, int[] ids, List<SegmentLabel> segments) {
    boolean[] done = new boolean[labels.length];
    int[] component = new int[labels.length];
    for (int start = 0; start < labels.length; start++) {
      if (labels[start] != label || done[start]) {
        continue;
      }
      int size = grow(width, labels, start, done, component);
      if (size >= minArea) {
        int id = segments.size() + 1;
        segments.add(SegmentLabel.truth(id, labelMap.byLabel(label)));
        for (int i = 0; i < size; i++) {
          ids[component[i]] = id;
        }
      }
    }
  }

  /** Collects the pixels connected to the start, by their sides, and returns how many they are. */
  private static int grow(int width, int[] labels, int start, boolean[] done, int[] component) {
    int size = 0;
    component[size++] = start;
    done[start] = true;
    for (int i = 0; i < size; i++) {
      int x = component[i] % width;
      int[] neighbours = {
        x > 0 ? component[i] - 1 : -1,
        x + 1 < width ? component[i] + 1 : -1,
        component[i] - width,
        component[i] + width
      };
      for (int next : neighbours) {
        if (next >= 0 && next < labels.length && !done[next] && labels[next] == labels[start]) {
          done[next] = true;
          component[size++] = next;
        }
      }
    }
    return size;
  }

  private static int bin(RgbImage image, int pixel) {
    int bin = 0;
    for (int channel = 0; channel < 3; channel++) {
      bin = bin * LEVELS + (image.pixels()[3 * pixel + channel] & 255) * LEVELS / 256;
    }
    return bin;
  }

  private static int mostFrequent(int[] counts) {
    int best = 0;
    for (int label = 1; label < counts.length; label++) {
      best = counts[label] > counts[best] ? label : best;
    }
    return best;
  }
}
