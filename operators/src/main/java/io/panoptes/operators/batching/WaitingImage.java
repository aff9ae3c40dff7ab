package io.panoptes.operators.batching;

import io.panoptes.models.image.RgbImage;
import java.util.concurrent.CompletableFuture;

/** An image between its submission and its answer; {@code since} is of System.nanoTime. */
record WaitingImage(RgbImage image, long since, CompletableFuture<BatchAnswer> answer) {}
