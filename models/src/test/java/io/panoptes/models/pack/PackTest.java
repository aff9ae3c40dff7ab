package io.panoptes.models.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.engine.Selection;
import io.panoptes.models.image.Normalisation;
import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.LayerEngine;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.network.Head;
import io.panoptes.models.network.OneDnn;
import io.panoptes.models.network.UNet;
import io.panoptes.models.panoptic.SemanticMap;
import io.panoptes.models.training.Squares;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Sgd;

class PackTest {

  private static final List<Head> INSTANCES = List.of(Head.CENTRE, Head.OFFSET);

  @TempDir Path folder;

  @Test
  void writtenPackIsReadBack() {
    Pack written = write(2, network(2, List.of(Head.values())));
    Pack read = Pack.load(folder);
    assertThat(read.manifest()).isEqualTo(written.manifest());
    assertThat(read.digest()).hasSize(64).isEqualTo(written.digest());
    assertThat(read.labelMap()).isEqualTo(Squares.LABELS);
  }

  @Test
  void oneJointGraphAndTwoGraphsOfTheSameWeightsGiveTheSameResults() {
    ComputationGraph joint = network(2, List.of(Head.values()));
    ComputationGraph semantic = partOf(joint, List.of(Head.SEMANTIC));
    ComputationGraph instances = partOf(joint, INSTANCES);
    List<Prediction> one = predictions(write(2, joint));
    List<Prediction> two = predictions(write(2, semantic, instances));
    for (int image = 0; image < 2; image++) {
      SemanticMap labels = one.get(image).semantic();
      assertThat(two.get(image).semantic().labels()).isEqualTo(labels.labels());
      assertThat(two.get(image).semantic().confidence()).isEqualTo(labels.confidence());
      assertThat(two.get(image).instances().ids()).isEqualTo(one.get(image).instances().ids());
    }
    assertThat(one.get(0).semantic().labels()).contains((byte) 0, (byte) 1);
  }

  @Test
  void packWithALayerThatPlansDoNotKnowIsRunByDeeplearning4j() {
    Pack pack = write(2, normalised(CNN2DFormat.NCHW));
    try (Engine engine = pack.engine(EngineKind.DL4J)) {
      assertThat(engine).isInstanceOf(LayerEngine.class);
      Selection wanted = new Selection(EngineKind.DL4J, "as configured");
      assertThat(PackEngines.running(wanted, engine).kind()).isEqualTo(EngineKind.DL4J_LAYERS);
    }
  }

  @Test
  void networkOfTheOrderNhwcIsRefusedWithItsRemedy() {
    Pack pack = write(2, normalised(CNN2DFormat.NHWC));
    assertThatThrownBy(() -> pack.engine(EngineKind.DL4J))
        .isInstanceOf(PackException.class)
        .hasMessageEndingWith(
            "0.zip takes images in the order NHWC, and packs take NCHW: "
                + "set CNN2DFormat.NCHW in its configuration, the weights are the same");
  }

  private static ComputationGraph normalised(CNN2DFormat format) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("image")
            .setInputTypes(InputType.convolutional(8, 8, 3, format))
            .addLayer("norm", new LocalResponseNormalization.Builder().build(), "image");
    for (Head head : Head.values()) {
      String name = head.output();
      graph
          .addLayer(
              name + "-last",
              new ConvolutionLayer.Builder(1, 1).nOut(head.channels(2)).build(),
              "norm")
          .addLayer(name, new CnnLossLayer.Builder().build(), name + "-last");
    }
    graph.setOutputs(Arrays.stream(Head.values()).map(Head::output).toArray(String[]::new));
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    return network;
  }

  private static List<Prediction> predictions(Pack pack) {
    try (SegmentationModel model = pack.open()) {
      return model.predict(List.of(Squares.image(1, 24).image(), Squares.image(2, 30).image()));
    }
  }

  /** A network of some of the heads, with the weights of one that has all. */
  private static ComputationGraph partOf(ComputationGraph joint, List<Head> heads) {
    ComputationGraph part = network(2, heads);
    part.paramTable().forEach((name, array) -> array.assign(joint.paramTable().get(name)));
    return part;
  }

  @Test
  void changedWeightsAreRefused() throws IOException {
    String wanted =
        write(2, network(2, List.of(Head.values()))).manifest().networks().get(0).sha256();
    Files.write(folder.resolve("0.zip"), new byte[] {1}, StandardOpenOption.APPEND);
    assertThatThrownBy(() -> Pack.load(folder))
        .isInstanceOf(PackException.class)
        .hasMessageMatching(
            "\\S+0\\.zip has the digest [0-9a-f]{64}, and pack.yaml says " + wanted);
  }

  @Test
  void unknownKeyIsRefused() throws IOException {
    write(2, network(2, List.of(Head.values())));
    Files.writeString(folder.resolve("pack.yaml"), "colour: red\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> Pack.load(folder))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("unknown key colour; known here: [")
        .hasMessageContaining("networks");
  }

  @Test
  void channelsThatDoNotFitTheCategoriesAreRefused() {
    Pack pack = write(2, network(3, List.of(Head.values())));
    assertThatThrownBy(pack::open)
        .isInstanceOf(PackException.class)
        .hasMessageEndingWith("0.zip gives 3 channels as semantic, and pack.yaml asks for 2");
  }

  @Test
  void missingOutputIsRefused() {
    assertThatThrownBy(() -> write(2, network(2, INSTANCES)))
        .hasMessageContaining("output semantic is given by 0 networks: exactly one must");
  }

  @Test
  void sizeBucketThatDoesNotFitTheNetworkIsRefused() {
    assertThatThrownBy(() -> new PackManifest.Input(List.of(32, 33), 10_000, 2))
        .hasMessage("size bucket 33 is not a multiple of the stride 2");
  }

  @Test
  void imagesRunAtTheSizeTheyHaveWhereThePackTellsNoScale() throws IOException {
    write(2, network(2, List.of(Head.values())));
    Path manifest = folder.resolve("pack.yaml");
    String text = Files.readString(manifest);
    assertThat(text).contains("scale: 1.0\n");
    Files.writeString(manifest, text.replace("  scale: 1.0\n", ""));
    assertThat(Pack.load(folder).manifest().input().scale()).isEqualTo(1);
    Files.writeString(manifest, text.replace("scale: 1.0", "scale: 0.5"));
    assertThat(Pack.load(folder).manifest().input().sizes().content(40, 20))
        .isEqualTo(new InputSize(20, 10));
  }

  @Test
  void fileOutsideOfThePackIsRefused() throws IOException {
    write(2, network(2, List.of(Head.values())));
    Path manifest = folder.resolve("pack.yaml");
    String text = Files.readString(manifest).replace("0.zip", "../0.zip");
    Files.write(manifest, text.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> Pack.load(folder))
        .hasMessageContaining("pack.yaml names ../0.zip, which is not a file in");
  }

  @Test
  void digestThatIsNoneIsRefusedByTheNameOfTheManifest() throws IOException {
    write(2, network(2, List.of(Head.values())));
    Path manifest = folder.resolve("pack.yaml");
    Files.writeString(
        manifest, Files.readString(manifest).replaceFirst("sha256: .*", "sha256: 12ab"));
    assertThatThrownBy(() -> Pack.load(folder))
        .isInstanceOf(PackException.class)
        .hasMessage(
            "%s: 0.zip has the sha256 12ab: 64 hexadecimal digits in lower case are expected",
            manifest);
  }

  private Pack write(int stride, ComputationGraph... networks) {
    Map<String, ComputationGraph> files = new LinkedHashMap<>();
    for (int index = 0; index < networks.length; index++) {
      files.put(index + ".zip", networks[index]);
    }
    return PackWriter.write(
        folder,
        files,
        entries ->
            new PackManifest(
                PackManifest.FORMAT,
                "squares",
                "1.0.0",
                Squares.LABELS.categories().stream()
                    .map(
                        category ->
                            new PackManifest.CategoryEntry(
                                category.id(),
                                category.name(),
                                category.isThing(),
                                category.isThing() ? "ff0000" : "808080"))
                    .toList(),
                new Normalisation(1, 99, false),
                new PackManifest.Input(List.of(32, 64), 10_000, stride),
                entries,
                new CentreOffsetSettings(.1f, 7, 50, 4, 0),
                Map.of("seed", "1"),
                "Apache-2.0",
                "nobody"));
  }

  private static ComputationGraph network(int categories, List<Head> heads) {
    OneDnn.enable();
    ComputationGraph network =
        new ComputationGraph(new UNet(1, 2, 64, categories, heads).configuration(3, new Sgd(.1)));
    network.init();
    return network;
  }
}
