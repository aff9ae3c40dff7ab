package io.panoptes.models.inference.plan;

import io.panoptes.models.inference.InputSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
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
final class DrawnGraph {

  private static final String HELPERS_OFF = "org.eclipse.deeplearning4j.helpers.disable";

  static final String OUT = "out";

  private final Random random;
  private final CNN2DFormat format;
  private final DrawnLayers layers;
  private final InputType.InputTypeConvolutional input;
  private final GraphBuilder graph;
  private final List<String> drawn = new ArrayList<>();
  private InputType.InputTypeConvolutional type;
  private String last = "image";
  private ComputationGraph network;

  DrawnGraph(long seed, CNN2DFormat format) {
    random = new Random(seed);
    this.format = format;
    layers = new DrawnLayers(random, format);
    input = image(5 + random.nextInt(14), 5 + random.nextInt(14), 1 + random.nextInt(4));
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

  /** Left out where no size of it fits. */
  DrawnGraph add(DrawnLayers.Kind kind) {
    for (int attempt = 0; attempt < 20; attempt++) {
      Layer layer = layers.draw(kind);
      InputType.InputTypeConvolutional after;
      try {
        layer.setNIn(type, true);
        after = (InputType.InputTypeConvolutional) layer.getOutputType(0, type);
      } catch (RuntimeException e) {
        continue;
      }
      if (after.getHeight() > 0 && after.getWidth() > 0 && after.getHeight() < 60) {
        layer(kind.name(), layer, after);
        return this;
      }
    }
    return this;
  }

  /** Two convolutions side by side, joined. */
  DrawnGraph join(ElementWiseVertex.Op operation) {
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

  DrawnGraph scaleAndShift() {
    String name = name("scale");
    graph.addVertex(name, new ScaleVertex(1.5), last);
    last = name("shift");
    graph.addVertex(last, new ShiftVertex(-.25), name);
    return this;
  }

  DrawnGraph convolution(int channels) {
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

  ComputationGraph build(Activation activation) {
    graph.addLayer(
        OUT,
        new CnnLossLayer.Builder(new LossMSE()).format(format).activation(activation).build(),
        last);
    network = new ComputationGraph(graph.setOutputs(OUT).build());
    initWithoutHelpers(network);
    network.paramTable().forEach(this::draw);
    return network;
  }

  /**
   * Layers as Deeplearning4j ships them, whatever other tests have switched on: with its oneDNN
   * helpers it computes separable convolutions of NHWC otherwise.
   */
  private static void initWithoutHelpers(ComputationGraph network) {
    String before = System.setProperty(HELPERS_OFF, "true");
    try {
      network.init();
    } finally {
      if (before == null) {
        System.clearProperty(HELPERS_OFF);
      } else {
        System.setProperty(HELPERS_OFF, before);
      }
    }
  }

  private void draw(String name, INDArray values) {
    if (name.endsWith("_var") || name.endsWith("_gamma")) {
      values.assign(Nd4j.rand(DataType.FLOAT, values.shape()).addi(.5));
    } else if (name.endsWith("_log10stdev")) {
      values.assign(Nd4j.rand(DataType.FLOAT, values.shape()).subi(.5));
    } else if (name.endsWith("_mean") || name.endsWith("_b") || name.endsWith("_beta")) {
      values.assign(Nd4j.randn(DataType.FLOAT, values.shape()));
    }
  }

  InputSize size() {
    return new InputSize((int) input.getWidth(), (int) input.getHeight());
  }

  /** {@code [batch, channels, height, width]}, whatever the graph's format. */
  float[] images(int batch) {
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
  Optional<float[]> reference(float[] images, int batch) {
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

  @Override
  public String toString() {
    return "%s of %s %s".formatted(drawn, format, input);
  }
}
