package io.panoptes.models.merge;

import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.LabelMap;
import java.util.Arrays;
import java.util.List;

/** Finds row by row who wins each pixel; see {@link AdaptiveMerge}. Works on one row's memory. */
final class LogitContest {

  /** Smaller terms change no digit of a softmax in single precision. */
  private static final double LEAST_EXPONENT = -20;

  private final LabelMap labelMap;
  private final SemanticLogits semantic;
  private final List<InstanceLogits> instances;
  private final int[] labels;

  /** Of one row: the label of the highest logit, that logit, and the highest that competes. */
  private final int[] label;

  private final float[] highest;
  private final float[] winning;

  /**
   * @param instances in their order
   */
  LogitContest(LabelMap labelMap, SemanticLogits semantic, List<InstanceLogits> instances) {
    this.labelMap = labelMap;
    this.semantic = semantic;
    this.instances = instances;
    labels = new int[instances.size()];
    for (int i = 0; i < labels.length; i++) {
      int category = instances.get(i).categoryId();
      while (labelMap.byLabel(labels[i]).id() != category) {
        labels[i]++;
      }
    }
    label = new int[semantic.width()];
    highest = new float[semantic.width()];
    winning = new float[semantic.width()];
  }

  /**
   * @param codes of all pixels: those of the row are set
   */
  void run(int y, MergeCanvas canvas, int[] codes) {
    int width = semantic.width();
    startWithSemantics(y);
    Arrays.fill(codes, y * width, (y + 1) * width, 0);
    for (int i = 0; i < labels.length; i++) {
      BoundingBox box = instances.get(i).box();
      if (y >= box.y() && y < box.y() + box.height()) {
        enter(i, y, codes);
      }
    }
    settleStuff(y, canvas, codes);
    int start = 0;
    for (int x = 1; x <= width; x++) {
      if (x == width || codes[y * width + x] != codes[y * width + start]) {
        canvas.count(codes[y * width + start], y, start, x);
        start = x;
      }
    }
  }

  private void startWithSemantics(int y) {
    Arrays.fill(highest, Float.NEGATIVE_INFINITY);
    Arrays.fill(winning, Float.NEGATIVE_INFINITY);
    for (int plane = 0; plane < labelMap.size(); plane++) {
      boolean stuff = !labelMap.byLabel(plane).isThing();
      for (int x = 0; x < label.length; x++) {
        float logit = logit(plane, x, y);
        if (!Float.isFinite(logit)) {
          throw new IllegalArgumentException(
              "the semantic logit of %s at column %d, row %d is %s: the network's output is broken"
                  .formatted(labelMap.byLabel(plane).name(), x, y, logit));
        }
        if (logit > highest[x]) {
          highest[x] = logit;
          label[x] = plane;
        }
        if (stuff && logit > winning[x]) {
          winning[x] = logit;
        }
      }
    }
  }

  private void enter(int index, int y, int[] codes) {
    BoundingBox box = instances.get(index).box();
    float[] logits = instances.get(index).logits();
    int own = (y - box.y()) * box.width();
    int row = y * semantic.width();
    for (int x = box.x(); x < box.x() + box.width(); x++) {
      float fused = fuse(logits[own + x - box.x()], logit(labels[index], x, y));
      if (fused > winning[x]) {
        winning[x] = fused;
        codes[row + x] = index + 1;
      }
    }
  }

  private void settleStuff(int y, MergeCanvas canvas, int[] codes) {
    int row = y * semantic.width();
    for (int x = 0; x < label.length; x++) {
      if (codes[row + x] == 0) {
        int code = canvas.stuffCode(label[x], row + x);
        codes[row + x] = code;
        if (code != 0) {
          canvas.addConfidence(code, 255 * probability(x, y));
        }
      }
    }
  }

  /** Softmax of the highest logit. */
  private double probability(int x, int y) {
    double sum = 0;
    for (int plane = 0; plane < labelMap.size(); plane++) {
      double exponent = logit(plane, x, y) - highest[x];
      if (exponent > LEAST_EXPONENT) {
        sum += Math.exp(exponent);
      }
    }
    return 1 / sum;
  }

  private float logit(int plane, int x, int y) {
    return semantic.logits()[(plane * semantic.height() + y) * semantic.width() + x];
  }

  static float fuse(float a, float b) {
    return (float) ((sigmoid(a) + sigmoid(b)) * ((double) a + b));
  }

  private static double sigmoid(float logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
