package io.panoptes.models.inference.plan;

/** Turns layers of one kind into operations. */
@FunctionalInterface
interface LayerCompiler {

  /**
   * @param input what the layer reads
   * @return what it gives
   * @throws UnsupportedGraphException when the layer has a setting that no operation has
   */
  Node compile(LayerSource layer, Node input);
}
