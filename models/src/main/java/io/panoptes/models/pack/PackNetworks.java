package io.panoptes.models.pack;

import io.panoptes.models.network.Head;
import io.panoptes.models.network.ModelZip;
import io.panoptes.models.network.OneDnn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Loads the networks of a pack, and checks that they are what its manifest says. */
record PackNetworks(Pack pack) {

  List<ComputationGraph> load() {
    if (pack.isOnnx()) {
      throw new PackException(
          "pack %s holds ONNX models, not networks of Deeplearning4j".formatted(pack.name()));
    }
    OneDnn.enable();
    List<ComputationGraph> networks = new ArrayList<>();
    try {
      for (PackManifest.NetworkFile file : pack.manifest().networks()) {
        ComputationGraph network = restore(file);
        networks.add(network);
        check(file, network);
      }
      return networks;
    } catch (RuntimeException e) {
      networks.forEach(ComputationGraph::close);
      throw e;
    }
  }

  private ComputationGraph restore(PackManifest.NetworkFile file) {
    try {
      return ModelZip.read(pack.bytes(file.entry()), false);
    } catch (IOException | RuntimeException e) {
      throw new PackException(
          "%s is not a network of Deeplearning4j: %s"
              .formatted(
                  pack.folder().resolve(file.file()),
                  Pack.firstLine(String.valueOf(e.getMessage()))),
          e);
    }
  }

  private void check(PackManifest.NetworkFile file, ComputationGraph network) {
    if (isNhwc(network)) {
      throw new PackException(
          "%s takes images in the order NHWC, and packs take NCHW: set CNN2DFormat.NCHW in its configuration, the weights are the same"
              .formatted(pack.folder().resolve(file.file())));
    }
    List<String> names = network.getConfiguration().getNetworkOutputs();
    if (!names.equals(file.outputs())) {
      throw new PackException(
          "%s has the outputs %s, and %s says %s"
              .formatted(
                  pack.folder().resolve(file.file()), names, PackFiles.MANIFEST, file.outputs()));
    }
    int side = pack.manifest().input().stride();
    Map<String, INDArray> outputs;
    try (INDArray input = Nd4j.zeros(DataType.FLOAT, 1, 3, side, side)) {
      outputs = network.feedForward(input, false);
    } catch (RuntimeException e) {
      throw new PackException(
          "%s does not take 3 x %d x %d pixels, the stride in %s: %s"
              .formatted(
                  pack.folder().resolve(file.file()),
                  side,
                  side,
                  PackFiles.MANIFEST,
                  Pack.firstLine(String.valueOf(e.getMessage()))),
          e);
    }
    for (Head head : Head.values()) {
      INDArray output = outputs.get(head.output());
      if (output != null) {
        check(file, head, output.shape(), side);
      }
    }
    outputs.values().stream().filter(INDArray::closeable).forEach(INDArray::close);
  }

  private static boolean isNhwc(ComputationGraph network) {
    return Arrays.stream(network.getLayers())
        .map(layer -> layer.conf().getLayer())
        .anyMatch(
            layer ->
                layer instanceof ConvolutionLayer convolution
                    && convolution.getCnn2dDataFormat() == CNN2DFormat.NHWC);
  }

  private void check(PackManifest.NetworkFile file, Head head, long[] shape, int side) {
    long channels = head.channels(pack.labelMap().size());
    if (shape[1] != channels) {
      throw new PackException(
          "%s gives %d channels as %s, and %s asks for %d"
              .formatted(
                  pack.folder().resolve(file.file()),
                  shape[1],
                  head.output(),
                  PackFiles.MANIFEST,
                  channels));
    }
    if (shape[2] != side || shape[3] != side) {
      throw new PackException(
          "%s gives %d x %d pixels as %s for an input of %d x %d: the same size is expected"
              .formatted(
                  pack.folder().resolve(file.file()),
                  shape[3],
                  shape[2],
                  head.output(),
                  side,
                  side));
    }
  }
}
