package io.panoptes.models.training;

import org.deeplearning4j.nn.graph.ComputationGraph;

/** Scores a network on images that no training step sees. */
@FunctionalInterface
public interface Validation {

  KeptQuality score(ComputationGraph network);
}
