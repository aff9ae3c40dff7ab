package io.panoptes.models.onnx;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The trained parameters of one layer.
 *
 * @param layer its name, for messages
 */
record LayerWeights(String layer, Map<String, INDArray> parameters) {

  boolean has(String name) {
    return parameters.containsKey(name);
  }

  Tensor get(String name) {
    INDArray array = parameters.get(name);
    if (array == null) {
      throw new OnnxExportException(
          "layer %s has no parameter %s, only %s".formatted(layer, name, parameters.keySet()));
    }
    return Tensor.of(array);
  }
}
