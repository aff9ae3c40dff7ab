package io.panoptes.models.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import onnx.Onnx.AttributeProto;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** How a kernel walks over an image; each pair is height, then width. */
record Window(int[] kernel, int[] stride, int[] dilation, int[] padding, ConvolutionMode mode) {

  static Window of(ConvolutionLayer layer) {
    return new Window(
        layer.getKernelSize(),
        layer.getStride(),
        layer.getDilation(),
        layer.getPadding(),
        layer.getConvolutionMode());
  }

  static Window of(SubsamplingLayer layer) {
    return new Window(
        layer.getKernelSize(),
        layer.getStride(),
        layer.getDilation(),
        layer.getPadding(),
        layer.getConvolutionMode());
  }

  boolean isSame() {
    return mode == ConvolutionMode.Same;
  }

  boolean isDilated() {
    return dilation[0] != 1 || dilation[1] != 1;
  }

  /**
   * Whether the padding depends on the size of the image: then ONNX computes it, which ONNX Runtime
   * does only without dilation.
   */
  boolean hasAutomaticPadding() {
    return isSame() && (stride[0] != 1 || stride[1] != 1);
  }

  /** The same window over a kernel that {@link Tensor#spread} has made larger. */
  Window spread() {
    return new Window(new int[] {extent(0), extent(1)}, stride, new int[] {1, 1}, padding, mode);
  }

  List<AttributeProto> attributes() {
    if (hasAutomaticPadding()) {
      return attributes("SAME_UPPER");
    }
    List<AttributeProto> attributes = steps();
    attributes.add(Attributes.of("pads", edges()));
    return attributes;
  }

  /**
   * @param padding how ONNX finds the padding by itself
   */
  List<AttributeProto> attributes(String padding) {
    List<AttributeProto> attributes = steps();
    attributes.add(Attributes.of("auto_pad", padding));
    return attributes;
  }

  boolean isUnpadded() {
    return Arrays.stream(edges()).allMatch(edge -> edge == 0);
  }

  /** Fixed padding: top, left, bottom, right. */
  int[] edges() {
    return isSame()
        ? halves(extent(0) - 1, extent(1) - 1)
        : new int[] {padding[0], padding[1], padding[0], padding[1]};
  }

  /** Of a transposed convolution, whose output at mode Same is stride times the input. */
  List<AttributeProto> transposedAttributes() {
    List<AttributeProto> attributes = steps();
    if (isSame()) {
      int rows = extent(0) - stride[0];
      int columns = extent(1) - stride[1];
      attributes.add(Attributes.of("pads", halves(Math.max(0, rows), Math.max(0, columns))));
      attributes.add(Attributes.of("output_padding", Math.max(0, -rows), Math.max(0, -columns)));
    } else {
      attributes.add(Attributes.of("pads", edges()));
    }
    return attributes;
  }

  private List<AttributeProto> steps() {
    List<AttributeProto> attributes = new ArrayList<>();
    attributes.add(Attributes.of("kernel_shape", kernel));
    attributes.add(Attributes.of("strides", stride));
    if (isDilated()) {
      attributes.add(Attributes.of("dilations", dilation));
    }
    return attributes;
  }

  private int extent(int axis) {
    return (kernel[axis] - 1) * dilation[axis] + 1;
  }

  /** The odd pixel goes to the end, as Deeplearning4j has it. */
  private static int[] halves(int rows, int columns) {
    return new int[] {rows / 2, columns / 2, rows - rows / 2, columns - columns / 2};
  }
}
