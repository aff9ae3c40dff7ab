package io.panoptes.models.inference;

import static java.util.Objects.requireNonNull;

import java.util.function.IntFunction;

/**
 * Rows of several channels, resized as {@link Axis} says. Each row of the source is asked for once,
 * as long as rows are taken from above to below.
 */
final class ResizedRows {

  private final IntFunction<float[]> source;
  private final int channels;
  private final int sourceWidth;
  private final Axis columns;
  private final Axis rows;
  private final float[] resized;
  private float[] upper = {};
  private float[] lower = {};
  private int upperRow = -1;
  private int lowerRow = -1;

  /**
   * @param source gives a row as {@code [channel, column]}
   */
  ResizedRows(IntFunction<float[]> source, int channels, InputSize from, InputSize to) {
    this.source = requireNonNull(source, "source is null");
    this.channels = channels;
    sourceWidth = from.width();
    columns = Axis.of(from.width(), to.width());
    rows = Axis.of(from.height(), to.height());
    resized = new float[channels * to.width()];
  }

  /** As {@code [channel, column]}; the next call writes over it. */
  float[] row(int row) {
    int above = rows.before()[row];
    int below = rows.after()[row];
    if (above != upperRow) {
      upper = above == lowerRow ? lower : stretched(above);
      upperRow = above;
    }
    if (below != lowerRow) {
      lower = below == upperRow ? upper : stretched(below);
      lowerRow = below;
    }
    for (int at = 0; at < resized.length; at++) {
      resized[at] = Axis.mix(upper[at], lower[at], rows.share()[row]);
    }
    return resized;
  }

  private float[] stretched(int row) {
    float[] line = source.apply(row);
    float[] stretched = new float[resized.length];
    for (int channel = 0; channel < channels; channel++) {
      columns.resample(line, channel * sourceWidth, stretched, channel * columns.share().length);
    }
    return stretched;
  }
}
