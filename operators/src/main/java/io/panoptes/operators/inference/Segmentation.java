package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.InferenceOutcome;
import java.util.concurrent.CompletableFuture;

/**
 * An image that is being segmented.
 *
 * @param outcome whatever is wrong with the image; fails only for what is wrong with the machine or
 *     the program; completed by any thread
 * @param left to be completed when the outcome has been passed on, or when nobody wants it any
 *     more: until then its pixels count as in flight
 */
record Segmentation(CompletableFuture<InferenceOutcome> outcome, CompletableFuture<Void> left) {

  Segmentation {
    requireNonNull(outcome, "outcome is null");
    requireNonNull(left, "left is null");
  }
}
