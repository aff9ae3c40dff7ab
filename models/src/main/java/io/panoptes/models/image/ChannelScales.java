package io.panoptes.models.image;

/**
 * Input value = factor * channel value (0 to 255) + offset.
 *
 * @param factors of red, green and blue
 * @param offsets likewise
 */
public record ChannelScales(float[] factors, float[] offsets) {

  public ChannelScales {
    if (factors.length != 3 || offsets.length != 3) {
      throw new IllegalArgumentException(
          "%d factors and %d offsets: 3 of each, for red, green and blue"
              .formatted(factors.length, offsets.length));
    }
  }

  static ChannelScales same(Normalisation.Scale scale) {
    return new ChannelScales(
        new float[] {scale.factor(), scale.factor(), scale.factor()},
        new float[] {scale.offset(), scale.offset(), scale.offset()});
  }
}
