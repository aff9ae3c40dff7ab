package io.panoptes.models.merge;

import io.panoptes.models.panoptic.InstanceMap;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.SemanticMap;

/** Counts, in one pass: pixels and confidence of each label, and labels of each object's pixels. */
final class LabelVotes {

  private final int labels;
  private final long[] pixels;
  private final long[] confidence;

  /** By {@code object * labels + label}, thing labels only; object 0 gathers the unclaimed. */
  private final int[] votes;

  private LabelVotes(int labels, int objects) {
    this.labels = labels;
    pixels = new long[labels];
    confidence = new long[labels];
    votes = new int[Math.multiplyExact(objects + 1, labels)];
  }

  static LabelVotes count(SemanticMap semantic, InstanceMap instances, LabelMap labelMap) {
    int objects = instances.scores().length;
    LabelVotes counted = new LabelVotes(labelMap.size(), objects);
    byte[] labels = semantic.labels();
    byte[] confidence = semantic.confidence();
    int[] ids = instances.ids();
    boolean[] thing = new boolean[labelMap.size()];
    for (int label = 0; label < thing.length; label++) {
      thing[label] = labelMap.byLabel(label).isThing();
    }
    for (int i = 0; i < labels.length; i++) {
      int label = labels[i] & 0xFF;
      int object = ids[i];
      if (label >= thing.length) {
        throw new IllegalArgumentException(
            "pixel %d has label %d: the label map ends at %d"
                .formatted(i, label, thing.length - 1));
      }
      if (object < 0 || object > objects) {
        throw new IllegalArgumentException(
            "pixel %d is of object %d: there are scores for %d".formatted(i, object, objects));
      }
      counted.pixels[label]++;
      counted.confidence[label] += confidence[i] & 0xFF;
      if (thing[label]) {
        counted.votes[object * thing.length + label]++;
      }
    }
    return counted;
  }

  long pixels(int label) {
    return pixels[label];
  }

  /** Sum over the label's pixels, each 0 to 255. */
  long confidence(int label) {
    return confidence[label];
  }

  /** The object's pixels of any thing label. */
  int thingPixels(int object) {
    int sum = 0;
    for (int label = 0; label < labels; label++) {
      sum += votes[object * labels + label];
    }
    return sum;
  }

  /** The thing label most of the object's pixels have; the smaller of equally frequent ones. */
  int majority(int object) {
    int best = 0;
    for (int label = 1; label < labels; label++) {
      if (votes[object * labels + label] > votes[object * labels + best]) {
        best = label;
      }
    }
    return best;
  }
}
