package io.panoptes.models.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.HeadOutputs.Semantics;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.SemanticMap;
import java.util.Arrays;

/**
 * The label of the highest value of each pixel, and its probability, both found in one pass over
 * the values: where these are scores, the sum of a softmax is kept beside the highest and scaled
 * whenever a higher one comes (Milakov and Gimelshein 2018, "Online normalizer calculation for
 * softmax").
 */
final class PixelLabels {

  /** Below it the exponential of a score is nothing beside that of the highest. */
  private static final float NEGLIGIBLE = -18;

  private final LabelMap labelMap;
  private final InputSize size;
  private final Semantics semantics;
  private final byte[] labels;
  private final byte[] confidence;
  private final float[] highest;
  private final float[] sums;

  /**
   * @param size of the image
   */
  PixelLabels(LabelMap labelMap, InputSize size, Semantics semantics) {
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
    this.size = requireNonNull(size, "size is null");
    this.semantics = requireNonNull(semantics, "semantics is null");
    labels = new byte[(int) size.pixels()];
    confidence = new byte[labels.length];
    highest = new float[size.width()];
    sums = new float[size.width()];
  }

  /**
   * Takes one row; each row once.
   *
   * @param values those of label 0 begin at {@code start}, those of each next one {@code stride}
   *     further on
   * @throws IllegalArgumentException when a value is not a number, or infinitely high
   */
  void take(int row, float[] values, int start, int stride) {
    int pixel = row * size.width();
    System.arraycopy(values, start, highest, 0, size.width());
    if (semantics == Semantics.SCORES) {
      Arrays.fill(sums, 1);
    } else {
      System.arraycopy(highest, 0, sums, 0, size.width());
    }
    for (int label = 1; label < labelMap.size(); label++) {
      if (semantics == Semantics.SCORES) {
        addScores(values, start + label * stride, (byte) label, pixel);
      } else {
        addProbabilities(values, start + label * stride, (byte) label, pixel);
      }
    }
    for (int column = 0; column < size.width(); column++) {
      if (!Float.isFinite(highest[column]) || !Float.isFinite(sums[column])) {
        throw broken(row, column, values, start + column, stride);
      }
      float share = semantics == Semantics.SCORES ? 1 / sums[column] : highest[column];
      confidence[pixel + column] = (byte) Math.round(255 * Math.max(0, Math.min(1, share)));
    }
  }

  private void addScores(float[] values, int start, byte label, int pixel) {
    for (int column = 0; column < highest.length; column++) {
      float above = values[start + column] - highest[column];
      if (above > 0) {
        sums[column] = 1 + sums[column] * exponential(-above);
        highest[column] = values[start + column];
        labels[pixel + column] = label;
      } else {
        sums[column] += exponential(above);
      }
    }
  }

  /** Of what is not a number it is not a number either. */
  private static float exponential(float below) {
    return below < NEGLIGIBLE ? 0 : (float) Math.exp(below);
  }

  private void addProbabilities(float[] values, int start, byte label, int pixel) {
    for (int column = 0; column < highest.length; column++) {
      float value = values[start + column];
      sums[column] += value;
      if (value > highest[column]) {
        highest[column] = value;
        labels[pixel + column] = label;
      }
    }
  }

  private IllegalArgumentException broken(int row, int column, float[] values, int at, int stride) {
    int label = 0;
    while (label < labelMap.size() - 1 && Float.isFinite(values[at + label * stride])) {
      label++;
    }
    return new IllegalArgumentException(
        "the probability of %s at column %d, row %d is %s: the weights of the pack are broken"
            .formatted(labelMap.byLabel(label).name(), column, row, values[at + label * stride]));
  }

  /** When all rows are taken. */
  SemanticMap map() {
    return new SemanticMap(size.width(), size.height(), labels, confidence);
  }
}
