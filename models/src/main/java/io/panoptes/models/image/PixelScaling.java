package io.panoptes.models.image;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * How pixel values become a network's input; in pack.yaml the keys tell which. Immutable and
 * thread-safe.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Normalisation.class), @JsonSubTypes.Type(FixedScaling.class)})
public sealed interface PixelScaling permits Normalisation, FixedScaling {

  /** The scales for one whole image; crops of it use the same. */
  ChannelScales scales(RgbImage image);
}
