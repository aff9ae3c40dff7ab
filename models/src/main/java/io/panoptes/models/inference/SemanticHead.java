package io.panoptes.models.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.HeadOutputs.Semantics;
import io.panoptes.models.network.Head;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.SemanticMap;

/**
 * The semantic head's values to a category and a confidence for each pixel, row by row: large
 * images have many labels' worth of pixels. Scores become probabilities only where an image is
 * resized, since the largest score is the largest probability.
 */
record SemanticHead(LabelMap labelMap) {

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
    float[] values = outputs.values().get(Head.SEMANTIC);
    int plane = (int) padded.pixels();
    int first = image * labelMap.size() * plane;
    if (content.equals(size)) {
      PixelLabels pixels = new PixelLabels(labelMap, size, outputs.semantics());
      for (int row = 0; row < size.height(); row++) {
        pixels.take(row, values, first + row * padded.width(), plane);
      }
      return pixels.map();
    }
    PixelLabels pixels = new PixelLabels(labelMap, size, Semantics.PROBABILITIES);
    ResizedRows rows =
        new ResizedRows(
            row -> probabilities(outputs, first + row * padded.width(), plane, content.width()),
            labelMap.size(),
            content,
            size);
    for (int row = 0; row < size.height(); row++) {
      pixels.take(row, rows.row(row), 0, size.width());
    }
    return pixels.map();
  }

  /** Of a row that begins at {@code start}: {@code [label, column]}. */
  private float[] probabilities(HeadOutputs outputs, int start, int plane, int width) {
    float[] row = new float[labelMap.size() * width];
    for (int label = 0; label < labelMap.size(); label++) {
      System.arraycopy(
          outputs.values().get(Head.SEMANTIC), start + label * plane, row, label * width, width);
    }
    if (outputs.semantics() == Semantics.SCORES) {
      for (int column = 0; column < width; column++) {
        softmax(row, column, width);
      }
    }
    return row;
  }

  private static void softmax(float[] row, int column, int width) {
    float highest = Float.NEGATIVE_INFINITY;
    for (int at = column; at < row.length; at += width) {
      highest = Math.max(highest, row[at]);
    }
    float sum = 0;
    for (int at = column; at < row.length; at += width) {
      row[at] = (float) Math.exp(row[at] - highest);
      sum += row[at];
    }
    for (int at = column; at < row.length; at += width) {
      row[at] /= sum;
    }
  }
}
