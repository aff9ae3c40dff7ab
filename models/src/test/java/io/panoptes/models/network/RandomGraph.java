package io.panoptes.models.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Graphs drawn from a seed, from the layers common in segmentation. Input {@code image} of 3
 * channels, one output of any size named {@code out}.
 */
public final class RandomGraph {

  private static final int LARGEST_SIDE = 40;
  private final Random random;
  private final RandomLayers layers;
  private final GraphBuilder graph;
  private final InputType.InputTypeConvolutional input;
  private final List<String> kinds = new ArrayList<>();
  private String last = "image";
  private InputType.InputTypeConvolutional type;

  private RandomGraph(long seed) {
    random = new Random(seed);
    layers = new RandomLayers(random);
    input = image(8 + random.nextInt(12), 8 + random.nextInt(12), 3);
    type = input;
    graph =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(DataType.FLOAT)
            .updater(new NoOp())
            .graphBuilder()
            .addInputs("image")
            .setInputTypes(input);
  }

  /** A graph with random weights and statistics, and an input that fits it. */
  public record Drawn(ComputationGraph network, List<String> kinds, int height, int width) {

    /** Standard normal, {@code [batch, 3, height, width]}. */
    public float[] input(int batch, long seed) {
      Random random = new Random(seed);
      float[] values = new float[batch * 3 * height * width];
      for (int at = 0; at < values.length; at++) {
        values[at] = (float) random.nextGaussian();
      }
      return values;
    }
  }

  public static Drawn draw(long seed) {
    RandomGraph drawn = new RandomGraph(seed);
    int steps = 3 + drawn.random.nextInt(6);
    for (int step = 0; step < steps; step++) {
      drawn.step();
    }
    drawn.loss();
    ComputationGraph network = new ComputationGraph(drawn.graph.setOutputs("out").build());
    network.init();
    drawn.drawStatistics(network);
    return new Drawn(
        network, drawn.kinds, (int) drawn.input.getHeight(), (int) drawn.input.getWidth());
  }

  private void step() {
    switch (random.nextInt(12)) {
      case 0, 1 -> layer(layers.convolution());
      case 2 -> transposed();
      case 3 -> layer(layers.depthwise());
      case 4 -> separable();
      case 5 -> layer(new BatchNormalization.Builder().activation(layers.activation()).build());
      case 6 -> layer(layers.pooling());
      case 7 -> upsample();
      case 8 ->
          layer(
              new ZeroPaddingLayer.Builder(
                      layers.edge(), layers.edge(), layers.edge(), layers.edge())
                  .build());
      case 9 -> crop();
      case 10 -> join();
      default -> pointwise();
    }
  }

  private void separable() {
    if (type.getChannels() > 1) {
      layer(layers.separable());
    }
  }

  private void transposed() {
    if (2 * Math.max(type.getHeight(), type.getWidth()) <= LARGEST_SIDE) {
      layer(layers.transposed());
    }
  }

  private void upsample() {
    if (2 * Math.max(type.getHeight(), type.getWidth()) <= LARGEST_SIDE) {
      layer(new Upsampling2D.Builder().size(new int[] {1 + random.nextInt(2), 2}).build());
    }
  }

  private void crop() {
    if (Math.min(type.getHeight(), type.getWidth()) > 8) {
      layer(
          new Cropping2D.Builder(layers.edge(), layers.edge(), layers.edge(), layers.edge())
              .build());
    }
  }

  private void pointwise() {
    switch (random.nextInt(4)) {
      case 0 -> layer(new DropoutLayer.Builder(.5).build());
      case 1 -> layer(new ActivationLayer.Builder().activation(layers.activation()).build());
      case 2 -> vertex("scale", new ScaleVertex(.5 + random.nextDouble()), type.getChannels());
      default -> vertex("shift", new ShiftVertex(random.nextDouble()), type.getChannels());
    }
  }

  /** Two branches of one size, joined; or one of the channels. */
  private void join() {
    if (random.nextInt(4) == 0) {
      int channel = random.nextInt((int) type.getChannels());
      vertex("subset", new SubsetVertex(channel, channel), 1);
      return;
    }
    String before = last;
    InputType.InputTypeConvolutional size = type;
    same((int) type.getChannels());
    String branch = last;
    last = before;
    type = size;
    same((int) type.getChannels());
    int choice = random.nextInt(1 + ElementWiseVertex.Op.values().length);
    if (choice == ElementWiseVertex.Op.values().length) {
      vertex("merge", new MergeVertex(), 2 * type.getChannels(), branch);
    } else {
      ElementWiseVertex.Op operation = ElementWiseVertex.Op.values()[choice];
      vertex(operation.toString(), new ElementWiseVertex(operation), type.getChannels(), branch);
    }
  }

  private void same(int channels) {
    layer(
        new ConvolutionLayer.Builder(layers.side(), layers.side())
            .nOut(channels)
            .convolutionMode(ConvolutionMode.Same)
            .activation(layers.activation())
            .build());
  }

  private void loss() {
    kinds.add("loss");
    graph.addLayer(
        "out",
        new CnnLossLayer.Builder(new LossMSE())
            .activation(random.nextBoolean() ? Activation.SOFTMAX : Activation.SIGMOID)
            .build(),
        last);
  }

  private void layer(Layer layer) {
    InputType.InputTypeConvolutional after;
    try {
      layer.setNIn(type, true);
      after = (InputType.InputTypeConvolutional) layer.getOutputType(kinds.size(), type);
    } catch (RuntimeException e) {
      return; // does not fit the image: a kernel larger than it
    }
    if (after.getHeight() < 4 || after.getWidth() < 4) {
      return;
    }
    String name = name(layer.getClass().getSimpleName());
    graph.addLayer(name, layer, last);
    last = name;
    type = after;
  }

  private void vertex(
      String kind,
      org.deeplearning4j.nn.conf.graph.GraphVertex vertex,
      long channels,
      String... others) {
    String name = name(kind);
    String[] inputs = new String[others.length + 1];
    inputs[0] = last;
    System.arraycopy(others, 0, inputs, 1, others.length);
    graph.addVertex(name, vertex, inputs);
    last = name;
    type = image(type.getHeight(), type.getWidth(), channels);
  }

  private String name(String kind) {
    kinds.add(kind);
    return kind + kinds.size();
  }

  private void drawStatistics(ComputationGraph network) {
    network
        .paramTable()
        .forEach(
            (name, values) -> {
              if (name.endsWith("_var") || name.endsWith("_gamma")) {
                values.assign(positive(values));
              } else if (name.endsWith("_mean") || name.endsWith("_b") || name.endsWith("_beta")) {
                values.assign(Nd4j.randn(DataType.FLOAT, values.shape()));
              }
            });
  }

  private static INDArray positive(INDArray like) {
    return Nd4j.rand(DataType.FLOAT, like.shape()).addi(.5);
  }

  private static InputType.InputTypeConvolutional image(long height, long width, long channels) {
    return (InputType.InputTypeConvolutional) InputType.convolutional(height, width, channels);
  }
}
