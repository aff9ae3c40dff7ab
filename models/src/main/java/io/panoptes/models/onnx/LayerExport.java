package io.panoptes.models.onnx;

import org.deeplearning4j.nn.conf.layers.Layer;

/** Writes one kind of layer, without its activation function. */
@FunctionalInterface
interface LayerExport<L extends Layer> {

  /**
   * @param input name of the value it reads
   * @return name of the value it gives
   * @throws OnnxExportException when ONNX cannot say what this layer does
   */
  String export(L layer, LayerWeights weights, String input, OnnxGraph graph);
}
