package io.panoptes.models.network;

import io.panoptes.models.inference.InputSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** A graph of drawn layers, drawn weights and drawn statistics, and what Deeplearning4j says. */
public final class DrawnGraph {

  public static final String OUT = "out";

  /** So that kernels go on to fit. */
  private static final int LEAST_SIDE = 4;

  private final Random random;
  private final CNN2DFormat format;
  private final int leastSide;
  private final DrawnLayers layers;
  private final InputType.InputTypeConvolutional input;
  private final GraphBuilder graph;
  private final List<String> drawn = new ArrayList<>();
  private InputType.InputTypeConvolutional type;
  private String last = "image";
  private ComputationGraph network;

  public DrawnGraph(long seed, CNN2DFormat format) {
    this(seed, format, DrawnLayers.ACTIVATIONS, Optional.empty(), 1);
  }

  private DrawnGraph(
      long seed,
      CNN2DFormat format,
      List<Activation> activations,
      Optional<Integer> channels,
      int leastSide) {
    random = new Random(seed);
    this.format = format;
    this.leastSide = leastSide;
    layers = new DrawnLayers(random, format, activations);
    input =
        image(
            5 + random.nextInt(14), 5 + random.nextInt(14), channels.orElse(1 + random.nextInt(4)));
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

  /**
   * Three to eight layers of the given kinds, joined and split in between.
   *
   * @param activations of the layers that have one
   */
  public static DrawnGraph ofManyLayers(
      long seed, CNN2DFormat format, Set<DrawnLayers.Kind> kinds, List<Activation> activations) {
    DrawnGraph graph = new DrawnGraph(seed, format, activations, Optional.of(3), LEAST_SIDE);
    List<DrawnLayers.Kind> ordered = kinds.stream().sorted().toList();
    int count = 3 + graph.random.nextInt(6);
    for (int layer = 0; layer < count; layer++) {
      graph.add(ordered.get(graph.random.nextInt(ordered.size())));
      switch (graph.random.nextInt(8)) {
        case 0 -> graph.join(null);
        case 1 -> graph.join(any(ElementWiseVertex.Op.values(), graph.random));
        case 2 -> graph.scaleAndShift();
        case 3 -> graph.subset();
        default -> {}
      }
    }
    return graph;
  }

  private static <T> T any(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  /**
   * Left out where no size of it fits, and a separable convolution of one channel, which
   * Deeplearning4j 1.0.0-M2.1 refuses or computes wrong.
   */
  public DrawnGraph add(DrawnLayers.Kind kind) {
    if (kind == DrawnLayers.Kind.SEPARABLE && type.getChannels() == 1) {
      return this;
    }
    for (int attempt = 0; attempt < 20; attempt++) {
      Layer layer = layers.draw(kind);
      InputType.InputTypeConvolutional after;
      try {
        layer.setNIn(type, true);
        after = (InputType.InputTypeConvolutional) layer.getOutputType(0, type);
      } catch (RuntimeException e) {
        continue;
      }
      if (Math.min(after.getHeight(), after.getWidth()) >= leastSide && after.getHeight() < 60) {
        layer(kind.name(), layer, after);
        return this;
      }
    }
    return this;
  }

  /** Two convolutions side by side, joined; by concatenation where there is no operation. */
  public DrawnGraph join(ElementWiseVertex.Op operation) {
    String other = last;
    convolution((int) type.getChannels());
    String name = name("join");
    if (operation == null) {
      graph.addVertex(name, new MergeVertex(), last, other);
      type = image(type.getHeight(), type.getWidth(), 2 * type.getChannels());
    } else {
      graph.addVertex(name, new ElementWiseVertex(operation), other, last);
    }
    last = name;
    return this;
  }

  public DrawnGraph scaleAndShift() {
    String name = name("scale");
    graph.addVertex(name, new ScaleVertex(1.5), last);
    last = name("shift");
    graph.addVertex(last, new ShiftVertex(-.25), name);
    return this;
  }

  /**
   * One of the channels: of several Deeplearning4j 1.0.0-M2.1 takes the number wrong. Nothing where
   * they are last, as it then takes rows.
   */
  public DrawnGraph subset() {
    if (format == CNN2DFormat.NCHW) {
      int channel = random.nextInt((int) type.getChannels());
      String name = name("subset");
      graph.addVertex(name, new SubsetVertex(channel, channel), last);
      last = name;
      type = image(type.getHeight(), type.getWidth(), 1);
    }
    return this;
  }

  public DrawnGraph convolution(int channels) {
    ConvolutionLayer layer =
        new ConvolutionLayer.Builder(3, 3)
            .nOut(channels)
            .convolutionMode(ConvolutionMode.Same)
            .dataFormat(format)
            .activation(Activation.TANH)
            .build();
    layer("convolution", layer, image(type.getHeight(), type.getWidth(), channels));
    return this;
  }

  private void layer(String kind, Layer layer, InputType.InputTypeConvolutional after) {
    String name = name(kind);
    graph.addLayer(name, layer, last);
    last = name;
    type = after;
  }

  private String name(String kind) {
    drawn.add(kind);
    return kind + drawn.size();
  }

  public ComputationGraph build(Activation activation) {
    graph.addLayer(
        OUT,
        new CnnLossLayer.Builder(new LossMSE()).format(format).activation(activation).build(),
        last);
    network = new ComputationGraph(graph.setOutputs(OUT).build());
    DrawnWeights.init(network);
    return network;
  }

  public InputSize size() {
    return new InputSize((int) input.getWidth(), (int) input.getHeight());
  }

  /** {@code [batch, channels, height, width]}, whatever the graph's format. */
  public float[] images(int batch) {
    float[] values = new float[batch * (int) (input.getChannels() * size().pixels())];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) random.nextGaussian();
    }
    return values;
  }

  /**
   * The reference, {@code [batch, channels, height, width]}; empty where Deeplearning4j itself
   * fails, as it does on some of what it lets one configure.
   */
  public Optional<float[]> reference(float[] images, int batch) {
    INDArray planes =
        Nd4j.create(
            images,
            new long[] {batch, input.getChannels(), input.getHeight(), input.getWidth()},
            'c');
    boolean asPlanes = format == CNN2DFormat.NCHW;
    try {
      INDArray output =
          network.outputSingle(asPlanes ? planes : planes.permute(0, 2, 3, 1).dup('c'));
      return Optional.of(
          (asPlanes ? output : output.permute(0, 3, 1, 2)).dup('c').data().asFloat());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private InputType.InputTypeConvolutional image(long height, long width, long channels) {
    return (InputType.InputTypeConvolutional)
        InputType.convolutional(height, width, channels, format);
  }

  /** Kinds of layers and vertices, in their order. */
  public List<String> kinds() {
    return List.copyOf(drawn);
  }

  @Override
  public String toString() {
    return "%s of %s %s".formatted(drawn, format, input);
  }
}
