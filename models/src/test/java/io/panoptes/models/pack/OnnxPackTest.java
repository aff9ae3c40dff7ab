package io.panoptes.models.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.engine.EngineUnavailableException;
import io.panoptes.models.image.Normalisation;
import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.HeadOutputs;
import io.panoptes.models.inference.HeadOutputs.Semantics;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.network.Head;
import io.panoptes.models.training.Squares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import onnx.Onnx.ModelProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A user's own ONNX model in a pack, with names and a layout of its own. */
class OnnxPackTest {

  private static final String BINDING =
      """
        onnx:
          input: pixels
          layout: %s
          outputs:
            semantic:
              name: scores
              values: %s
            centre:
              name: heat
              values: probabilities
            offset:
              name: ways
              values: probabilities
      """;
  private static final InputSize SIZE = new InputSize(32, 64);

  @TempDir Path folder;

  @Test
  void modelWithChannelsFirstIsRun() throws IOException {
    UserModel model = UserModel.random(11, 2, Activation.SOFTMAX);
    Pack pack = pack(model.channelsFirst(), BINDING.formatted("nchw", "probabilities"));
    assertGives(pack, model.network());
  }

  @Test
  void modelWithChannelsLastIsRun() throws IOException {
    UserModel model = UserModel.random(12, 2, Activation.SOFTMAX);
    Pack pack = pack(model.channelsLast(), BINDING.formatted("nhwc", "probabilities"));
    assertGives(pack, model.network());
  }

  @Test
  void logitsAreScores() throws IOException {
    UserModel model = UserModel.random(13, 2, Activation.IDENTITY);
    Pack pack = pack(model.channelsLast(), BINDING.formatted("nhwc", "logits"));
    assertGives(pack, model.network());
    try (Engine engine = pack.engine(EngineKind.ONNXRUNTIME)) {
      assertThat(engine.run(new float[3 * 64 * 32], 1, SIZE).semantics())
          .isEqualTo(Semantics.SCORES);
    }
  }

  @Test
  void modelWithoutAnOutputIsRefused() throws IOException {
    String binding = BINDING.formatted("nchw", "probabilities").replace("name: heat", "name: hot");
    Pack pack = pack(UserModel.random(14, 2, Activation.SOFTMAX).channelsFirst(), binding);
    assertRefused(pack, "model.onnx has no output hot for the head centre, only [");
  }

  @Test
  void channelsThatDoNotFitTheCategoriesAreRefused() throws IOException {
    UserModel model = UserModel.random(15, 3, Activation.SOFTMAX);
    Pack pack = pack(model.channelsFirst(), BINDING.formatted("nchw", "probabilities"));
    assertRefused(
        pack, "model.onnx has the output scores of 3 channels in the layout NCHW: 2 are expected");
  }

  @Test
  void modelOfAFixedSizeIsRefused() throws IOException {
    byte[] model = UserModel.random(16, 2, Activation.SOFTMAX).ofSize(1, 32, 32);
    Pack pack = pack(model, BINDING.formatted("nchw", "probabilities"));
    assertRefused(
        pack,
        "model.onnx has the input pixels of the fixed shape [1, 3, 32, 32]: batch, height and"
            + " width must be free");
  }

  @Test
  void whatIsNoModelIsRefused() throws IOException {
    Pack pack = pack(new byte[] {1, 2, 3}, BINDING.formatted("nchw", "probabilities"));
    assertRefused(pack, "model.onnx is no ONNX model: ");
  }

  @Test
  void modelThatNestsWithoutEndIsRefused() throws IOException {
    byte[] groups = new byte[200_000];
    Arrays.fill(groups, (byte) (15 << 3 | 3)); // field 15 begins a group, over and over
    Pack pack = pack(groups, BINDING.formatted("nchw", "probabilities"));
    assertRefused(pack, "model.onnx is no ONNX model: Protocol message had too many levels");
  }

  @Test
  void modelWithValuesInAnotherFileIsRefused() throws IOException {
    ModelProto.Builder model =
        ModelProto.parseFrom(UserModel.random(9, 2, Activation.SOFTMAX).channelsFirst())
            .toBuilder();
    TensorProto.Builder tensor = model.getGraphBuilder().getInitializerBuilder(0);
    tensor
        .clearRawData()
        .clearFloatData()
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(
            StringStringEntryProto.newBuilder().setKey("location").setValue("/etc/passwd"));
    assertRefused(
        pack(model.build().toByteArray(), ""),
        "model.onnx has values in another file, tensor '%s': save it as one file"
            .formatted(tensor.getName()));
  }

  @Test
  void changedModelIsRefused() throws IOException {
    pack(new byte[] {1, 2, 3}, "");
    Files.write(folder.resolve("model.onnx"), new byte[] {1, 2});
    assertThatThrownBy(() -> Pack.load(folder))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("model.onnx has the digest ");
  }

  @Test
  void deeplearning4jIsRefused() throws IOException {
    Pack pack = pack(new byte[] {1, 2, 3}, "");
    assertThatThrownBy(() -> pack.open(EngineKind.DL4J))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageStartingWith("engine dl4j cannot run a pack of ONNX models");
  }

  private static void assertRefused(Pack pack, String message) {
    assertThatThrownBy(() -> pack.open(EngineKind.ONNXRUNTIME))
        .isInstanceOf(PackException.class)
        .hasMessageContaining(message);
  }

  private static void assertGives(Pack pack, ComputationGraph network) {
    float[] input = new float[2 * 3 * 64 * 32];
    Random random = new Random(5);
    for (int at = 0; at < input.length; at++) {
      input[at] = random.nextFloat();
    }
    INDArray[] expected;
    try (INDArray images = Nd4j.create(input, new long[] {2, 3, 64, 32}, 'c')) {
      expected = network.output(images);
    }
    try (Engine engine = pack.engine(EngineKind.AUTO)) {
      HeadOutputs outputs = engine.run(input, 2, SIZE);
      for (Head head : Head.values()) {
        assertThat(outputs.values().get(head))
            .as(head.output())
            .usingComparatorWithPrecision(1e-4f)
            .containsExactly(expected[head.ordinal()].dup('c').data().asFloat());
      }
    }
  }

  private Pack pack(byte[] model, String binding) throws IOException {
    Files.write(folder.resolve("model.onnx"), model);
    PackManifest manifest =
        new PackManifest(
            PackManifest.FORMAT,
            "own",
            "1.0.0",
            Squares.LABELS.categories().stream()
                .map(
                    category ->
                        new PackManifest.CategoryEntry(
                            category.id(), category.name(), category.isThing(), "808080"))
                .toList(),
            new Normalisation(1, 99, false),
            new PackManifest.Input(List.of(32, 64), 10_000, 2),
            List.of(
                new PackManifest.NetworkFile(
                    "model.onnx",
                    PackFiles.sha256(model),
                    List.of("semantic", "centre", "offset"))),
            new CentreOffsetSettings(.1f, 7, 50, 4, 0),
            Map.of(),
            "Apache-2.0",
            "nobody");
    String text = PackFiles.yaml().writeValueAsString(manifest);
    Files.writeString(folder.resolve("pack.yaml"), text.replace("merge:\n", binding + "merge:\n"));
    return Pack.load(folder);
  }
}
