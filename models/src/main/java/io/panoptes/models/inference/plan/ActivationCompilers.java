package io.panoptes.models.inference.plan;

import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** Layers that are an activation and nothing else when a graph answers. */
final class ActivationCompilers {

  private ActivationCompilers() {}

  static Node activation(LayerSource layer, Node input) {
    return layer.activated(input, layer.as(ActivationLayer.class).getActivationFn());
  }

  static Node imageLoss(LayerSource layer, Node input) {
    return layer.activated(input, layer.as(CnnLossLayer.class).getActivationFn());
  }

  static Node loss(LayerSource layer, Node input) {
    LossLayer settings = layer.as(LossLayer.class);
    if (settings.getActivationFn() instanceof ActivationSoftmax) {
      throw layer.unsupported("has a softmax for rows, not images; use a CnnLossLayer");
    }
    return layer.activated(input, settings.getActivationFn());
  }
}
