package io.panoptes.cli;

import io.panoptes.models.image.Normalisation;
import io.panoptes.models.training.Augmentation;
import io.panoptes.models.training.ColourJitter;
import io.panoptes.models.training.Disturbances;
import io.panoptes.models.training.Placement;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How training takes crops from images, and what a network sees of their values. */
final class CropOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--crop",
      defaultValue = "128",
      description = "Side in pixels. Default: ${DEFAULT-VALUE}.")
  private int crop;

  @Option(
      names = "--focus",
      defaultValue = "0.7",
      description = "Share of the crops laid around things. Default: ${DEFAULT-VALUE}.")
  private float focus;

  @Option(
      names = "--contrast",
      defaultValue = "0.2",
      description = "Largest relative change of it. Default: ${DEFAULT-VALUE}.")
  private float contrast;

  @Option(
      names = "--gamma",
      defaultValue = "0.3",
      description = "Largest logarithm of the exponent of values. Default: ${DEFAULT-VALUE}.")
  private float gamma;

  @Option(
      names = "--saturation",
      defaultValue = "0.3",
      description = "Largest relative change of it. Default: ${DEFAULT-VALUE}.")
  private float saturation;

  @Option(
      names = "--hue",
      defaultValue = "10",
      description = "Largest turn of it, in degrees. Default: ${DEFAULT-VALUE}.")
  private float hue;

  @Option(
      names = "--noise",
      defaultValue = "0.05",
      description = "Largest standard deviation, of values 0 to 1. Default: ${DEFAULT-VALUE}.")
  private float noise;

  @Option(
      names = "--scale",
      description = {
        "Run images at this magnification, above 0 to 1, and take crops at it: a network",
        "sees more of the surroundings and costs less, and finds nothing finer.",
        "Default: that of the pack trained from, or 1."
      })
  private Double scale;

  @Option(
      names = "--min-scale",
      defaultValue = "0.7",
      description = "Smallest magnification of a crop, after --scale. Default: ${DEFAULT-VALUE}.")
  private float minScale;

  @Option(
      names = "--max-scale",
      defaultValue = "1.5",
      description = "Largest. Default: ${DEFAULT-VALUE}.")
  private float maxScale;

  @Option(
      names = "--upright",
      description = "The images have a top: mirror and tilt them, do not turn them.")
  private boolean upright;

  @Option(
      names = "--blur",
      defaultValue = "0",
      description = "Largest standard deviation, in pixels. Default: ${DEFAULT-VALUE}.")
  private float blur;

  @Option(
      names = "--cut-out",
      defaultValue = "0",
      description = "Largest side of a hole, as a share of the crop's. Default: ${DEFAULT-VALUE}.")
  private float cutOut;

  @Option(
      names = "--copy-paste",
      defaultValue = "0",
      description = {
        "Share of the crops on which things of another crop are laid.",
        "Default: ${DEFAULT-VALUE}."
      })
  private float copyPaste;

  @Option(names = "--dark-background", description = "Serve bright images as negatives.")
  private boolean darkBackground;

  /** Values out of range are wrong usage. */
  Augmentation augmentation() {
    try {
      return new Augmentation(
          crop,
          new Placement(minScale, maxScale, upright, focus),
          new ColourJitter(contrast, gamma, saturation, hue, noise),
          new Disturbances(blur, cutOut, copyPaste));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** Values out of range are wrong usage. */
  Optional<Double> scale() {
    if (scale != null && !(scale > 0 && scale <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "--scale %s: above 0, at most 1".formatted(scale));
    }
    return Optional.ofNullable(scale);
  }

  Normalisation normalisation() {
    return new Normalisation(1, 99.5f, darkBackground);
  }
}
