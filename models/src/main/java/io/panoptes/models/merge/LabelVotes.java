package io.panoptes.models.merge;

/** Counts the labels of each object's pixels. */
final class LabelVotes {

  private final int labels;

  /** By {@code object * labels + label}. */
  private final int[] votes;

  /**
   * @param objects are numbered from 1
   */
  LabelVotes(int labels, int objects) {
    this.labels = labels;
    votes = new int[Math.multiplyExact(objects + 1, labels)];
  }

  void add(int object, int label, int pixels) {
    votes[object * labels + label] += pixels;
  }

  /** The label most of the object's pixels have; the smaller of equally frequent ones. */
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
