/** What a network's outputs are trained to: losses, with those that Deeplearning4j lacks. */
package io.panoptes.models.network.loss;
