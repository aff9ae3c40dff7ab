package io.panoptes.models.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.HeadOutputs.Semantics;
import io.panoptes.models.network.Head;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.SemanticMap;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The semantic head's values to a category and a confidence for each pixel. Scores become
 * probabilities only where an image is resized, since the largest score is the largest probability.
 */
record SemanticHead(LabelMap labelMap) {

  /** Below it the exponential of a score is nothing beside that of the highest. */
  private static final float NEGLIGIBLE = -18;

  SemanticHead {
    requireNonNull(labelMap, "labelMap is null");
  }

  /**
   * @param padded size of the input
   * @param content the part of it that the image fills
   * @param size of the image
   */
  SemanticMap map(
      HeadOutputs outputs, int image, InputSize padded, InputSize content, InputSize size) {
    boolean scores = outputs.semantics() == Semantics.SCORES;
    IntFunction<float[]> planes =
        label -> outputs.channel(Head.SEMANTIC, image, label, labelMap.size(), padded, content);
    byte[] labels = new byte[(int) size.pixels()];
    if (content.equals(size)) {
      float[] highest = argmax(planes, labels, size);
      return map(scores ? shares(planes, highest) : highest, labels, size);
    }
    IntFunction<float[]> probabilities = scores ? softmax(planes, content) : planes;
    return map(
        argmax(label -> Planes.resize(probabilities.apply(label), content, size), labels, size),
        labels,
        size);
  }

  private static SemanticMap map(float[] highest, byte[] labels, InputSize size) {
    byte[] confidence = new byte[labels.length];
    for (int at = 0; at < confidence.length; at++) {
      confidence[at] = (byte) Math.round(255 * Math.max(0, Math.min(1, highest[at])));
    }
    return new SemanticMap(size.width(), size.height(), labels, confidence);
  }

  /** One plane at a time: large images have many labels' worth of pixels. */
  private float[] argmax(IntFunction<float[]> planes, byte[] labels, InputSize size) {
    float[] highest = new float[labels.length];
    Arrays.fill(highest, Float.NEGATIVE_INFINITY);
    for (int label = 0; label < labelMap.size(); label++) {
      float[] plane = planes.apply(label);
      for (int at = 0; at < highest.length; at++) {
        if (!Float.isFinite(plane[at])) {
          throw broken(label, at, plane[at], size.width());
        }
        if (plane[at] > highest[at]) {
          highest[at] = plane[at];
          labels[at] = (byte) label;
        }
      }
    }
    return highest;
  }

  private IllegalArgumentException broken(int label, int at, float value, int width) {
    return new IllegalArgumentException(
        "the probability of %s at column %d, row %d is %s: the weights of the pack are broken"
            .formatted(labelMap.byLabel(label).name(), at % width, at / width, value));
  }

  /** Of the highest score of each pixel: its probability. */
  private float[] shares(IntFunction<float[]> scores, float[] highest) {
    float[] sums = new float[highest.length];
    for (int label = 0; label < labelMap.size(); label++) {
      addExponentials(scores.apply(label), highest, sums);
    }
    for (int at = 0; at < sums.length; at++) {
      sums[at] = 1 / sums[at];
    }
    return sums;
  }

  private static void addExponentials(float[] plane, float[] highest, float[] sums) {
    for (int at = 0; at < sums.length; at++) {
      float below = plane[at] - highest[at];
      if (below == 0) {
        sums[at]++;
      } else if (below > NEGLIGIBLE) {
        sums[at] += (float) Math.exp(below);
      }
    }
  }

  private IntFunction<float[]> softmax(IntFunction<float[]> scores, InputSize content) {
    float[] highest = argmax(scores, new byte[(int) content.pixels()], content);
    float[] shares = shares(scores, highest);
    return label -> {
      float[] plane = scores.apply(label);
      for (int at = 0; at < plane.length; at++) {
        plane[at] = (float) Math.exp(plane[at] - highest[at]) * shares[at];
      }
      return plane;
    };
  }
}
