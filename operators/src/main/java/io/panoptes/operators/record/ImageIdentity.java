package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a result repeats of the image event it was made from.
 *
 * @param capturedAt microseconds since 1970
 */
public record ImageIdentity(
    Origin origin, List<Header> headers, String imageId, String sourceId, long capturedAt) {

  public ImageIdentity {
    requireNonNull(origin, "origin is null");
    requireNonNull(imageId, "imageId is null");
    requireNonNull(sourceId, "sourceId is null");
    headers = List.copyOf(headers);
  }

  /** The name of the image event, the same for all its replays. */
  public String event() {
    return ReplayMark.event(origin, headers);
  }
}
