package io.panoptes.cli;

import io.panoptes.models.image.FixedScaling;
import io.panoptes.models.image.Normalisation;
import io.panoptes.models.image.PixelScaling;
import java.util.List;
import picocli.CommandLine.Option;

/** How pixels become the input of a network from elsewhere. */
final class ScalingOptions {

  @Option(
      names = "--mean",
      split = ",",
      paramLabel = "VALUE",
      description = "Of red, green, blue, taken from values of 0 to 1. Default: 0,0,0.")
  private List<Float> mean;

  @Option(
      names = "--std",
      split = ",",
      paramLabel = "VALUE",
      description = "By which they are then divided. Default: 1,1,1.")
  private List<Float> std;

  @Option(
      names = "--percentiles",
      split = ",",
      paramLabel = "PERCENT",
      description = "Instead: stretch the brightness between two percentiles to 0 to 1, as 1,99.5.")
  private List<Float> percentiles;

  @Option(
      names = "--dark-background",
      description = "Take bright images as negatives; with --percentiles.")
  private boolean darkBackground;

  /**
   * @throws IllegalArgumentException when they contradict each other
   */
  PixelScaling scaling() {
    if (percentiles == null) {
      if (darkBackground) {
        throw new IllegalArgumentException("--dark-background needs --percentiles");
      }
      return new FixedScaling(
          mean == null ? FixedScaling.UNIT.mean() : mean,
          std == null ? FixedScaling.UNIT.std() : std);
    }
    if (mean != null || std != null) {
      throw new IllegalArgumentException("--percentiles or --mean and --std, not both");
    }
    if (percentiles.size() != 2) {
      throw new IllegalArgumentException(
          "--percentiles %s: two, low and high".formatted(percentiles));
    }
    return new Normalisation(percentiles.get(0), percentiles.get(1), darkBackground);
  }
}
