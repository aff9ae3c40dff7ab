package io.panoptes.cli.draw;

import java.util.Locale;

/** What {@code panoptes draw} shows. */
public enum DrawMode {
  OVERLAY(false, .45),
  CONTOUR(false, 0),
  SIDE_BY_SIDE(true, .45),
  ERRORS(true, .7);

  private final boolean needsTruth;
  private final double opacity;

  DrawMode(boolean needsTruth, double opacity) {
    this.needsTruth = needsTruth;
    this.opacity = opacity;
  }

  /** Of things over the image, where nothing else is asked for. */
  public double opacity() {
    return opacity;
  }

  /** Whether it compares with a truth. */
  public boolean needsTruth() {
    return needsTruth;
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
