package io.panoptes.cli.chaos.guarantee;

import static java.util.Objects.requireNonNull;

/**
 * An image that is about to be published.
 *
 * @param id no other image has it
 * @param source whose images are answered in the order in which they were sent
 */
public record SentImage(String id, String source, Expectation expectation) {

  public SentImage {
    requireNonNull(id, "id is null");
    requireNonNull(source, "source is null");
    requireNonNull(expectation, "expectation is null");
  }
}
