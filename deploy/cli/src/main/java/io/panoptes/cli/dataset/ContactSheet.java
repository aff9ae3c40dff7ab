package io.panoptes.cli.dataset;

import io.panoptes.models.image.Resampling;
import io.panoptes.models.image.RgbImage;
import java.util.Arrays;
import java.util.List;

/**
 * Pictures in rows on white.
 *
 * @param cell side of the square that a picture is made to fit, if it is larger, in pixels; cells
 *     are smaller where no picture needs that much
 * @param columns pictures a row
 */
public record ContactSheet(int cell, int columns) {

  public static final int LARGEST = 2048;

  private static final int GAP = 8;
  private static final byte WHITE = (byte) 0xFF;

  public ContactSheet {
    if (cell < 1 || cell > LARGEST || columns < 1) {
      throw new IllegalArgumentException(
          "cells of %d pixels, %d a row: expected 1 to %d, and 1 or more"
              .formatted(cell, columns, LARGEST));
    }
  }

  /** The pictures row by row, each in the middle of its cell. */
  public RgbImage of(List<RgbImage> pictures) {
    int largest =
        pictures.stream().mapToInt(one -> Math.max(one.width(), one.height())).max().orElse(cell);
    return largest < cell ? new ContactSheet(largest, columns).sheet(pictures) : sheet(pictures);
  }

  private RgbImage sheet(List<RgbImage> pictures) {
    int rows = (pictures.size() + columns - 1) / columns;
    int width = columns * (cell + GAP) + GAP;
    int height = Math.max(1, rows) * (cell + GAP) + GAP;
    byte[] pixels = new byte[Math.multiplyExact(3 * width, height)];
    Arrays.fill(pixels, WHITE);
    for (int i = 0; i < pictures.size(); i++) {
      RgbImage picture = fitted(pictures.get(i));
      int left = GAP + i % columns * (cell + GAP) + (cell - picture.width()) / 2;
      int top = GAP + i / columns * (cell + GAP) + (cell - picture.height()) / 2;
      int row = 3 * picture.width();
      for (int y = 0; y < picture.height(); y++) {
        System.arraycopy(picture.pixels(), y * row, pixels, 3 * ((top + y) * width + left), row);
      }
    }
    return new RgbImage(width, height, pixels);
  }

  private RgbImage fitted(RgbImage picture) {
    double factor = (double) cell / Math.max(picture.width(), picture.height());
    return factor >= 1
        ? picture
        : Resampling.to(
            picture,
            Math.max(1, (int) Math.round(picture.width() * factor)),
            Math.max(1, (int) Math.round(picture.height() * factor)));
  }
}
