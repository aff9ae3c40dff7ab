package io.panoptes.models.network;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What graphs are put together from. Each block takes the names of what it reads and gives the name
 * of what it makes, all of the layers of which begin with the name given.
 */
final class Blocks {

  static final String IMAGE = "image";

  private final NetworkSettings settings;
  private final Learning learning;
  private final GraphBuilder graph;

  Blocks(NetworkSettings settings, Learning learning) {
    this.settings = requireNonNull(settings, "settings is null");
    this.learning = requireNonNull(learning, "learning is null");
    graph =
        new NeuralNetConfiguration.Builder()
            .seed(learning.seed())
            .dataType(DataType.FLOAT)
            .updater(learning.updater())
            .gradientNormalization(learning.clipping().normalization())
            .gradientNormalizationThreshold(learning.clipping().threshold())
            .graphBuilder()
            .addInputs(IMAGE)
            .setInputTypes(
                InputType.convolutional(8L * settings.stride(), 8L * settings.stride(), 3));
  }

  String twoConvolutions(String name, int out, String in) {
    return convolution(name + "b", 3, out, convolution(name + "a", 3, out, in));
  }

  /** Of the same size, rectified. */
  String convolution(String name, int kernel, int out, String in) {
    layer(
        name,
        new ConvolutionLayer.Builder(kernel, kernel)
            .nOut(out)
            .convolutionMode(ConvolutionMode.Same)
            .hasBias(!settings.batchNorm())
            .activation(Activation.IDENTITY)
            .build(),
        in);
    String values = name;
    if (settings.batchNorm()) {
      values = name + "-norm";
      layer(values, new BatchNormalization.Builder().activation(Activation.IDENTITY).build(), name);
    }
    // A layer of its own: the batch-norm of 1.0.0-M2.1 takes an activation and never applies it.
    String relu = name + "-relu";
    layer(relu, new ActivationLayer(Activation.RELU), values);
    return relu;
  }

  /** The largest of each 2x2. */
  String pool(String name, String in) {
    layer(
        name,
        new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build(),
        in);
    return name;
  }

  /** Twice the size, the channels first brought to {@code out}, which is cheaper than after. */
  String up(String name, int out, String in) {
    String narrow = convolution(name + "-in", 1, out, in);
    layer(
        name,
        switch (settings.up()) {
          case NEAREST -> new Upsampling2D.Builder(2).build();
          case BILINEAR ->
              new FrozenLayerWithBackprop(
                  doubling(BilinearKernel.SIZE, out).weightInit(new BilinearKernel()).build());
          case TRANSPOSED -> doubling(2, out).build();
        },
        narrow);
    return name;
  }

  private static Deconvolution2D.Builder doubling(int kernel, int channels) {
    return new Deconvolution2D.Builder(kernel, kernel)
        .nIn(channels)
        .nOut(channels)
        .stride(2, 2)
        .convolutionMode(ConvolutionMode.Same)
        .hasBias(false)
        .activation(Activation.IDENTITY);
  }

  /** The channels of all, one after the other. */
  String merge(String name, String... parts) {
    graph.addVertex(name, new MergeVertex(), parts);
    return name;
  }

  void head(Head head, String features) {
    String last = Network.lastLayer(head);
    layer(
        last,
        new ConvolutionLayer.Builder(1, 1)
            .nOut(head.channels(settings.categories()))
            .activation(Activation.IDENTITY)
            .build(),
        features);
    Activation activation = head == Head.SEMANTIC ? Activation.SOFTMAX : Activation.IDENTITY;
    graph.addLayer(
        head.output(),
        new CnnLossLayer.Builder(learning.losses().of(head)).activation(activation).build(),
        last);
  }

  ComputationGraphConfiguration build() {
    List<String> heads = settings.heads().stream().map(Head::output).toList();
    ComputationGraphConfiguration configuration =
        graph.setOutputs(heads.toArray(String[]::new)).build();
    learning.frozen().ifPresent(pattern -> requireMatch(pattern, configuration));
    return configuration;
  }

  private void layer(String name, Layer layer, String in) {
    boolean frozen =
        layer instanceof FeedForwardLayer
            && learning.frozen().filter(pattern -> Pattern.matches(pattern, name)).isPresent();
    graph.addLayer(name, frozen ? new FrozenLayerWithBackprop(layer) : layer, in);
  }

  private static void requireMatch(String pattern, ComputationGraphConfiguration configuration) {
    Set<String> names = configuration.getVertices().keySet();
    if (names.stream().noneMatch(Pattern.compile(pattern).asMatchPredicate())) {
      throw new IllegalArgumentException(
          "no layer to freeze has a name like %s: the names are %s"
              .formatted(
                  pattern,
                  names.stream()
                      .filter(name -> !name.contains("-"))
                      .collect(Collectors.joining(", "))));
    }
  }
}
