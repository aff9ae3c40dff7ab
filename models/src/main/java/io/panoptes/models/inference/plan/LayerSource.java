package io.panoptes.models.inference.plan;

import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer of a trained graph.
 *
 * @param configuration without the wrapper of a frozen layer
 * @param onlyReader whether nothing else reads what this layer reads
 */
record LayerSource(
    String name,
    org.deeplearning4j.nn.conf.layers.Layer configuration,
    Layer layer,
    boolean onlyReader) {

  <T> T as(Class<T> kind) {
    return kind.cast(configuration);
  }

  String kind() {
    return configuration.getClass().getSimpleName();
  }

  /**
   * A parameter, in 'c' order.
   *
   * @param order of the dimensions; none for the parameter's own
   */
  float[] values(String parameter, int... order) {
    INDArray values = parameter(parameter);
    try (INDArray copy = (order.length == 0 ? values : values.permute(order)).dup('c')) {
      return copy.data().asFloat();
    }
  }

  long[] shape(String parameter) {
    return parameter(parameter).shape();
  }

  boolean has(String parameter) {
    return layer.paramTable().containsKey(parameter);
  }

  private INDArray parameter(String key) {
    INDArray values = layer.getParam(key);
    if (values == null) {
      throw unsupported("has no parameter " + key);
    }
    return values;
  }

  Node activated(Node node, IActivation function) {
    return function == null || function instanceof ActivationIdentity
        ? node
        : node.then(name, new Activate(function));
  }

  UnsupportedGraphException unsupported(String what) {
    return new UnsupportedGraphException("layer %s of kind %s %s".formatted(name, kind(), what));
  }
}
