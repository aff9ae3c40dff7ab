package io.panoptes.models.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.merge.CentreOffsetGrouping;
import io.panoptes.models.panoptic.SemanticMap;

/**
 * What the networks say of each pixel of one image, at its own size, row-major.
 *
 * @param things whether the pixel's category is a thing
 * @param heat how near a centre is, about 0 to 1
 * @param offsetRows way to the centre in rows of the image
 * @param offsetColumns likewise in columns
 * @param enlargement how many pixels of the image one pixel that the networks saw is wide: above 1
 *     when the image was scaled down for them
 */
public record DensePrediction(
    SemanticMap semantic,
    boolean[] things,
    float[] heat,
    float[] offsetRows,
    float[] offsetColumns,
    double enlargement) {

  public DensePrediction {
    requireNonNull(semantic, "semantic is null");
    requireNonNull(things, "things is null");
    requireNonNull(heat, "heat is null");
    requireNonNull(offsetRows, "offsetRows is null");
    requireNonNull(offsetColumns, "offsetColumns is null");
  }

  /** Groups the pixels of things to objects, by a window as large as the networks saw it. */
  public Prediction group(CentreOffsetGrouping grouping) {
    return new Prediction(
        semantic,
        grouping
            .enlarged(enlargement)
            .group(semantic.width(), semantic.height(), heat, offsetRows, offsetColumns, things));
  }
}
