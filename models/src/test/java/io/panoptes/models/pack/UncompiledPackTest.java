package io.panoptes.models.pack;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.panoptes.models.image.FixedScaling;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.training.Squares;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.slf4j.LoggerFactory;

/** A network with a layer that plans do not know. */
class UncompiledPackTest {

  @TempDir Path folder;

  @Test
  void runsAsLayersAfterAWarningThatNamesTheLayer() {
    Pack pack =
        PackWriter.write(
            folder.resolve("pack"),
            Map.of("network.zip", network()),
            files ->
                new PackManifest(
                    PackManifest.FORMAT,
                    "responses",
                    "1.0.0",
                    SquaresPack.CATEGORIES,
                    FixedScaling.UNIT,
                    SquaresPack.INPUT,
                    files,
                    SquaresPack.MERGE,
                    Map.of(),
                    "Apache-2.0",
                    "nobody"));
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger("io.panoptes.models");
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.INFO);
    try (SegmentationModel model = pack.open(EngineKind.DL4J)) {
      assertThat(model.predict(List.of(Squares.image(3, 48).image()))).hasSize(1);
    } finally {
      logger.setLevel(null);
      logger.detachAppender(log);
    }
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(
            line ->
                line.startsWith("pack responses cannot be compiled, so it runs as dl4j-layers")
                    && line.contains("LocalResponseNormalization"))
        .anyMatch(
            line ->
                line.matches(
                    "engine dl4j-layers: \\d+ threads, layout NCHW, oneDNN (on|off), process at"
                        + " most .*, heap at most .* \\(the pack cannot be compiled\\)"));
  }

  private static ComputationGraph network() {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(5)
            .convolutionMode(ConvolutionMode.Same)
            .graphBuilder()
            .addInputs("image")
            .setInputTypes(InputType.convolutional(16, 16, 3))
            .addLayer("responses", new LocalResponseNormalization.Builder().build(), "image");
    head(graph, "semantic", 2, Activation.SOFTMAX);
    head(graph, "centre", 1, Activation.SIGMOID);
    head(graph, "offset", 2, Activation.IDENTITY);
    ComputationGraph network =
        new ComputationGraph(graph.setOutputs("semantic", "centre", "offset").build());
    network.init();
    return network;
  }

  private static void head(GraphBuilder graph, String name, int channels, Activation activation) {
    graph
        .addLayer(
            name + "-last",
            new ConvolutionLayer.Builder(3, 3)
                .nOut(channels)
                .activation(Activation.IDENTITY)
                .build(),
            "responses")
        .addLayer(
            name,
            new CnnLossLayer.Builder(new LossMSE()).activation(activation).build(),
            name + "-last");
  }
}
