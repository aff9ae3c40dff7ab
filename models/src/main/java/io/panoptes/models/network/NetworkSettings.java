package io.panoptes.models.network;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What networks can be built from.
 *
 * @param levels how many times the size is halved, 1 to 6
 * @param channels of the first level; each level down doubles them
 * @param widest no level has more channels; keeps the weights of a deep network small
 * @param categories channels of the semantic head
 * @param heads one or more, none twice: all of them for one joint graph, or some for one of two
 * @param batchNorm after each convolution; biases where there is none
 * @param up how the size is doubled again
 */
public record NetworkSettings(
    int levels,
    int channels,
    int widest,
    int categories,
    List<Head> heads,
    boolean batchNorm,
    Up up) {

  public NetworkSettings {
    heads = List.copyOf(heads);
    requireNonNull(up, "up is null");
    if (levels < 1 || levels > 6) {
      throw new IllegalArgumentException("a network of %d levels: 1 to 6".formatted(levels));
    }
    if (channels < 1 || categories < 1) {
      throw new IllegalArgumentException(
          "a network of %d channels and %d categories: each must be at least 1"
              .formatted(channels, categories));
    }
    if (widest < channels) {
      throw new IllegalArgumentException(
          "a network of %d channels, %d at most: its first level is wider than its widest"
              .formatted(channels, widest));
    }
    if (heads.isEmpty() || heads.stream().distinct().count() != heads.size()) {
      throw new IllegalArgumentException("heads %s: one or more, none twice".formatted(heads));
    }
  }

  int stride() {
    return 1 << levels;
  }

  int channelsOf(int level) {
    return Math.min(channels << level, widest);
  }
}
