package io.panoptes.models.inference.plan;

import io.panoptes.models.inference.plan.Merge.Factor;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;

/** Layers that only change the size of an image. */
final class ResizingCompilers {

  private ResizingCompilers() {}

  static Node upsampling(LayerSource layer, Node input) {
    int[] size = layer.as(Upsampling2D.class).getSize();
    return input.then(layer.name(), new Merge(List.of(new Factor(size[0], size[1]))));
  }

  static Node padding(LayerSource layer, Node input) {
    int[] by = layer.as(ZeroPaddingLayer.class).getPadding();
    return input.then(layer.name(), new Margins(by[0], by[1], by[2], by[3]));
  }

  static Node cropping(LayerSource layer, Node input) {
    int[] by = layer.as(Cropping2D.class).getCropping();
    return input.then(layer.name(), new Margins(-by[0], -by[1], -by[2], -by[3]));
  }
}
