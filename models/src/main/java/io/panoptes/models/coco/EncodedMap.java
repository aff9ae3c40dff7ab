package io.panoptes.models.coco;

import io.panoptes.models.panoptic.PanopticMap;

/**
 * A map and its panoptic PNG. Compressing takes most of the time of {@link
 * CocoPanopticWriter#add(String, String, PanopticMap)}: done before, it can be shared by threads.
 * Immutable and thread-safe.
 */
public final class EncodedMap {

  private final PanopticMap map;
  private final byte[] png;

  private EncodedMap(PanopticMap map, byte[] png) {
    this.map = map;
    this.png = png;
  }

  /**
   * @throws IllegalArgumentException when an id does not fit the 24 bits of a panoptic PNG
   */
  public static EncodedMap of(PanopticMap map) {
    return new EncodedMap(map, PanopticPng.write(map.ids(), map.width(), map.height()));
  }

  PanopticMap map() {
    return map;
  }

  byte[] png() {
    return png;
  }
}
