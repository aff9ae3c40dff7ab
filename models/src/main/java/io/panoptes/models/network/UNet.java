package io.panoptes.models.network;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * U-Net (Ronneberger et al. 2015) with batch-norm and the heads of Panoptic-DeepLab (Cheng et al.
 * 2020) on its full-size features.
 *
 * <p>Input: {@code [batch, 3, height, width]}, sides multiples of {@link #stride()}. Outputs in the
 * order of {@code heads}, each {@code [batch, channels, height, width]}. The way up halves the
 * channels by a 1x1 convolution before it upsamples, which is cheaper than after.
 *
 * @param levels how many times the size is halved, 1 to 6
 * @param channels of the first level; each level down doubles them
 * @param widest no level has more channels; keeps the weights of a deep network small
 * @param categories channels of the semantic head
 * @param heads one or more, none twice: all of them for one joint graph, or some for one of two
 */
public record UNet(int levels, int channels, int widest, int categories, List<Head> heads) {

  /** Offsets are learnt in units of this many pixels, so that the head's values stay near 1. */
  public static final float OFFSET_UNIT = 8;

  public UNet {
    heads = List.copyOf(heads);
    if (levels < 1 || levels > 6) {
      throw new IllegalArgumentException("a U-Net of %d levels: 1 to 6".formatted(levels));
    }
    if (channels < 1 || categories < 1) {
      throw new IllegalArgumentException(
          "a U-Net of %d channels and %d categories: each must be at least 1"
              .formatted(channels, categories));
    }
    if (widest < channels) {
      throw new IllegalArgumentException(
          "a U-Net of %d channels, %d at most: its first level is wider than its widest"
              .formatted(channels, widest));
    }
    if (heads.isEmpty() || heads.stream().distinct().count() != heads.size()) {
      throw new IllegalArgumentException("heads %s: one or more, none twice".formatted(heads));
    }
  }

  /** Sides of the input must be multiples of this. */
  public int stride() {
    return 1 << levels;
  }

  /** The graph, its weights not yet made. */
  public ComputationGraphConfiguration configuration(long seed, IUpdater updater) {
    requireNonNull(updater, "updater is null");
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(DataType.FLOAT)
            .updater(updater)
            .graphBuilder()
            .addInputs("image")
            .setInputTypes(InputType.convolutional(8L * stride(), 8L * stride(), 3));
    Deque<String> skips = new ArrayDeque<>();
    String x = "image";
    for (int level = 0; level < levels; level++) {
      x = twoConvolutions(graph, "down" + level, channelsOf(level), x);
      skips.push(x);
      x = pool(graph, "pool" + level, x);
    }
    x = twoConvolutions(graph, "bottom", channelsOf(levels), x);
    for (int level = levels - 1; level >= 0; level--) {
      x = up(graph, "up" + level, channelsOf(level), x, skips.pop());
      x = convolution(graph, "join" + level, 3, channelsOf(level), x);
    }
    boolean semantic = heads.contains(Head.SEMANTIC);
    String semanticFeatures = semantic ? convolution(graph, "semantics", 3, channels, x) : x;
    boolean instances = heads.contains(Head.CENTRE) || heads.contains(Head.OFFSET);
    String instanceFeatures = instances ? convolution(graph, "instances", 3, channels, x) : x;
    for (Head head : heads) {
      head(graph, head, head == Head.SEMANTIC ? semanticFeatures : instanceFeatures);
    }
    return graph.setOutputs(heads.stream().map(Head::output).toArray(String[]::new)).build();
  }

  private int channelsOf(int level) {
    return Math.min(channels << level, widest);
  }

  private static String twoConvolutions(GraphBuilder graph, String name, int out, String in) {
    return convolution(graph, name + "b", 3, out, convolution(graph, name + "a", 3, out, in));
  }

  private static String convolution(
      GraphBuilder graph, String name, int kernel, int out, String in) {
    graph.addLayer(
        name,
        new ConvolutionLayer.Builder(kernel, kernel)
            .nOut(out)
            .convolutionMode(ConvolutionMode.Same)
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .build(),
        in);
    String norm = name + "-norm";
    graph.addLayer(
        norm, new BatchNormalization.Builder().activation(Activation.IDENTITY).build(), name);
    // A layer of its own: the batch-norm of 1.0.0-M2.1 takes an activation and never applies it.
    String relu = name + "-relu";
    graph.addLayer(relu, new ActivationLayer(Activation.RELU), norm);
    return relu;
  }

  private static String pool(GraphBuilder graph, String name, String in) {
    graph.addLayer(
        name,
        new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build(),
        in);
    return name;
  }

  private static String up(GraphBuilder graph, String name, int out, String in, String skip) {
    graph.addLayer(
        name, new Upsampling2D.Builder(2).build(), convolution(graph, name + "-in", 1, out, in));
    String merge = name + "-skip";
    graph.addVertex(merge, new MergeVertex(), name, skip);
    return merge;
  }

  private void head(GraphBuilder graph, Head head, String features) {
    String last = head.output() + "-last";
    graph.addLayer(
        last,
        new ConvolutionLayer.Builder(1, 1)
            .nOut(head.channels(categories))
            .activation(Activation.IDENTITY)
            .build(),
        features);
    ILossFunction loss =
        switch (head) {
          case SEMANTIC -> new LossMCXENT();
          case CENTRE -> new LossMSE();
          case OFFSET -> new LossMAE();
        };
    Activation activation = head == Head.SEMANTIC ? Activation.SOFTMAX : Activation.IDENTITY;
    graph.addLayer(
        head.output(), new CnnLossLayer.Builder(loss).activation(activation).build(), last);
  }
}
