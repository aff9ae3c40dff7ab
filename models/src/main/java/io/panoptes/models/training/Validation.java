package io.panoptes.models.training;

import org.deeplearning4j.nn.graph.ComputationGraph;

/** Scores a network on images that no training step sees; higher is better. */
@FunctionalInterface
public interface Validation {

  double score(ComputationGraph network);
}
