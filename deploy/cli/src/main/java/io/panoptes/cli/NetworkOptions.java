package io.panoptes.cli;

import io.panoptes.models.network.Head;
import io.panoptes.models.network.Network;
import io.panoptes.models.network.NetworkSettings;
import io.panoptes.models.network.Networks;
import io.panoptes.models.network.Up;
import java.util.List;
import picocli.CommandLine.Option;

/** The network to train. */
final class NetworkOptions {

  @Option(
      names = "--network",
      defaultValue = "unet",
      description = "unet or panoptic-deeplab. Default: ${DEFAULT-VALUE}.")
  private String network;

  @Option(
      names = "--levels",
      defaultValue = "3",
      description = "How often it halves the size. Default: ${DEFAULT-VALUE}.")
  private int levels;

  @Option(
      names = "--channels",
      defaultValue = "16",
      description = "Of its first level. Default: ${DEFAULT-VALUE}.")
  private int channels;

  @Option(
      names = "--widest",
      defaultValue = "128",
      description = "No level of it has more channels. Default: ${DEFAULT-VALUE}.")
  private int widest;

  @Option(names = "--no-batch-norm", description = "No batch-norm after each convolution.")
  private boolean withoutBatchNorm;

  @Option(
      names = "--up",
      defaultValue = "nearest",
      description = {
        "How it doubles the size: nearest, bilinear or transposed (a convolution with weights).",
        "Default: ${DEFAULT-VALUE}."
      })
  private Up up;

  Network network(int categories) {
    return Networks.of(
        network,
        new NetworkSettings(
            levels,
            channels,
            Math.max(widest, channels),
            categories,
            List.of(Head.values()),
            !withoutBatchNorm,
            up));
  }
}
