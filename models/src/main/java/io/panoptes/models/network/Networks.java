package io.panoptes.models.network;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The networks that can be trained, by name. */
public final class Networks {

  private static final Map<String, Function<NetworkSettings, Network>> BY_NAME =
      new TreeMap<>(Map.of("unet", UNet::new, "panoptic-deeplab", PanopticDeepLab::new));

  private Networks() {}

  /**
   * @throws IllegalArgumentException when there is none of the name
   */
  public static Network of(String name, NetworkSettings settings) {
    return Optional.ofNullable(BY_NAME.get(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no network is named %s: there are %s"
                        .formatted(name, String.join(", ", BY_NAME.keySet()))))
        .apply(settings);
  }
}
