package io.panoptes.topology.options;

import java.util.List;

/**
 * What is refused before it is decoded.
 *
 * @param maxBytes of a compressed image
 * @param maxPixels by its header
 */
public record LimitOptions(long maxBytes, long maxPixels) {

  static final Option<Long> MAX_BYTES =
      new Option<>(
          "pipeline.limits.max-bytes",
          OptionType.size(1, 1L << 30),
          "32 MiB",
          "The largest image file that is decoded.");
  static final Option<Long> MAX_PIXELS =
      new Option<>(
          "pipeline.limits.max-pixels",
          OptionType.number(1, 500_000_000),
          "40000000",
          "The most pixels, by the image's header, that are decoded.");
  static final List<Option<?>> ALL = List.of(MAX_BYTES, MAX_PIXELS);

  static LimitOptions from(OptionValues values) {
    return new LimitOptions(values.get(MAX_BYTES), values.get(MAX_PIXELS));
  }
}
