package io.panoptes.models.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.image.FixedScaling;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.network.Head;
import io.panoptes.models.onnx.runtime.OnnxBinding;
import io.panoptes.models.onnx.runtime.OnnxBinding.Output;
import io.panoptes.models.onnx.runtime.OnnxBinding.Values;
import io.panoptes.models.training.Squares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Networks of other people, named as they like. */
class PackCreationTest {

  private static final RgbImage IMAGE = Squares.image(3, 48).image();
  private static final Map<Head, Output> NAMES =
      Map.of(
          Head.SEMANTIC, new Output("scores", Values.PROBABILITIES),
          Head.CENTRE, new Output("heat", Values.PROBABILITIES),
          Head.OFFSET, new Output("ways", Values.PROBABILITIES));

  @TempDir Path folder;

  @Test
  void graphOfDeeplearning4jBecomesAPackWithATest() throws IOException {
    UserModel model = UserModel.random(21, 2, Activation.SOFTMAX);
    List<DryRun> judged = new ArrayList<>();

    Pack pack =
        new PackCreation(recipe(NAMES, zip(model.network())))
            .write(folder.resolve("own"), IMAGE, judged::add);

    assertThat(pack.manifest().networks().get(0).outputs())
        .containsExactly("semantic", "centre", "offset");
    assertThat(pack.manifest().normalisation()).isEqualTo(FixedScaling.UNIT);
    assertThat(judged.get(0).shares())
        .hasSize(3)
        .extracting(DryRun.Share::category)
        .containsExactly("square", "ground", "void");
    assertThat(judged.get(0).shares().stream().mapToDouble(DryRun.Share::pixels).sum())
        .isBetween(.999, 1.001);
    assertThat(new PackCheck(pack.folder(), 1 << 20).run())
        .noneMatch(finding -> finding.verdict() == PackCheck.Verdict.FAILED);
    assertThat(left()).containsExactlyInAnyOrder("own", "network.zip");
  }

  @Test
  void renamedGraphComputesTheSame() {
    ComputationGraph network = UserModel.random(22, 2, Activation.SOFTMAX).network();
    ComputationGraph renamed =
        new RenamedGraph(Map.of("scores", "semantic", "heat", "centre", "ways", "offset"))
            .apply(network);
    INDArray input = Nd4j.rand(1, 3, 16, 16);
    INDArray[] before = network.output(input);
    INDArray[] after = renamed.output(input);
    for (int output = 0; output < 3; output++) {
      assertThat(after[output]).isEqualTo(before[output]);
    }
    assertThat(network.getConfiguration().getNetworkOutputs()).contains("scores");
  }

  @Test
  void onnxModelBecomesAPack() throws IOException {
    UserModel model = UserModel.random(23, 2, Activation.SOFTMAX);
    Path file = Files.write(folder.resolve("theirs.onnx"), model.channelsFirst());
    Pack pack =
        new PackCreation(recipe(NAMES, file)).write(folder.resolve("own"), IMAGE, run -> {});
    assertThat(pack.isOnnx()).isTrue();
    assertThat(pack.manifest().networks().get(0).onnx().input()).isEqualTo("pixels");
    assertThat(pack.manifest().tests()).hasSize(1);
  }

  @Test
  void whatDoesNotFitIsRefusedAndNothingIsLeft() throws IOException {
    Path two = zip(UserModel.random(24, 2, Activation.SOFTMAX).network());
    assertRefused(
        recipe(Map.of(), two),
        "network.zip has the outputs [scores, heat, ways], and none of them is one of");
    Map<Head, Output> one = Map.of(Head.SEMANTIC, new Output("scores", Values.PROBABILITIES));
    assertRefused(
        recipe(one, two), "no network has the output centre for the head centre: tell which it is");
    Path three = zip(UserModel.random(25, 3, Activation.SOFTMAX).network());
    assertRefused(recipe(NAMES, three), "gives 3 channels as semantic, and pack.yaml asks for 2");
    Path broken = Files.write(folder.resolve("broken.zip"), new byte[] {1, 2, 3});
    assertRefused(recipe(NAMES, broken), "broken.zip is not a ComputationGraph written by");
    Path text = Files.writeString(folder.resolve("model.txt"), "x");
    assertRefused(recipe(NAMES, text), "model.txt is neither *.zip");
  }

  @Test
  void headsMustBeDifferentOutputs() {
    Map<Head, Output> one = Map.of(Head.SEMANTIC, new Output("centre", Values.PROBABILITIES));
    assertThatThrownBy(() -> recipe(one, folder.resolve("network.zip")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the heads [semantic, centre, offset] are the outputs [centre, centre, offset]: each head is another output");
  }

  @Test
  void weightsThatAreNotFiniteAreRefused() throws IOException {
    ComputationGraph network = UserModel.random(26, 2, Activation.SOFTMAX).network();
    network.getLayer("heat-last").getParam("b").assign(Double.NaN);
    assertRefused(recipe(NAMES, zip(network)), "give NaN as centre: finite values are expected");
  }

  @Test
  void whoRejectsTheDryRunLeavesNothing() throws IOException {
    Path file = zip(UserModel.random(27, 2, Activation.SOFTMAX).network());
    assertThatThrownBy(
            () ->
                new PackCreation(recipe(NAMES, file))
                    .write(
                        folder.resolve("own"),
                        IMAGE,
                        run -> {
                          throw new IllegalStateException("not what it should be");
                        }))
        .hasMessage("not what it should be");
    assertThat(left()).containsExactly("network.zip");
  }

  private void assertRefused(PackRecipe recipe, String message) throws IOException {
    List<String> before = left();
    assertThatThrownBy(
            () -> new PackCreation(recipe).write(folder.resolve("own"), IMAGE, run -> {}))
        .isInstanceOf(PackException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining(".pack-");
    assertThat(left()).isEqualTo(before);
  }

  private static PackRecipe recipe(Map<Head, Output> outputs, Path network) {
    return new PackRecipe(
        "own",
        "1.0.0",
        SquaresPack.CATEGORIES,
        FixedScaling.UNIT,
        SquaresPack.INPUT,
        List.of(network),
        outputs,
        OnnxBinding.Layout.NCHW,
        SquaresPack.MERGE,
        1 << 20,
        "panoptes pack create",
        "Apache-2.0",
        "nobody");
  }

  private Path zip(ComputationGraph network) throws IOException {
    return Files.write(folder.resolve("network.zip"), PackWriter.bytes(network));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
