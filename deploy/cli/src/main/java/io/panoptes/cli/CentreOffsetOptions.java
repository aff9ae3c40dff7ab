package io.panoptes.cli;

import io.panoptes.models.merge.AreaLimit;
import io.panoptes.models.merge.CentreOffsetSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The merge settings of a pack. */
final class CentreOffsetOptions {

  /** As pack.yaml has it. */
  static final class Area implements ITypeConverter<AreaLimit> {
    @Override
    public AreaLimit convert(String text) {
      try {
        return AreaLimit.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Option(
      names = "--centre-threshold",
      defaultValue = "0.1",
      description = "Heat of a centre. Default: ${DEFAULT-VALUE}.")
  private float centreThreshold;

  @Option(
      names = "--nms-kernel",
      defaultValue = "7",
      description = "Window of a centre in pixels, odd. Default: ${DEFAULT-VALUE}.")
  private int nmsKernel;

  @Option(
      names = "--max-centres",
      defaultValue = "1000",
      description = "Objects in an image at most. Default: ${DEFAULT-VALUE}.")
  private int maxCentres;

  @Option(
      names = "--min-stuff-area",
      defaultValue = "64",
      converter = Area.class,
      description = "Smaller stuff becomes void; pixels, or such as 0.5%%. Default: 64.")
  private AreaLimit minStuffArea;

  @Option(
      names = "--min-thing-area",
      defaultValue = "8",
      converter = Area.class,
      description = "Likewise of things. Default: 8.")
  private AreaLimit minThingArea;

  @Option(
      names = "--min-thing-score",
      defaultValue = "0",
      description = "Things of a lower score become void, 0 to 1. Default: ${DEFAULT-VALUE}.")
  private float minThingScore;

  /**
   * @throws IllegalArgumentException when one is out of its range
   */
  CentreOffsetSettings settings() {
    return new CentreOffsetSettings(
        centreThreshold, nmsKernel, maxCentres, minStuffArea, minThingArea, minThingScore);
  }
}
