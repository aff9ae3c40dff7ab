package io.panoptes.models.onnx.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.HeadOutputs;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.network.Head;
import io.panoptes.models.onnx.OnnxExport;
import io.panoptes.models.pack.Pack;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxRuntimeEngineTest {

  private static final InputSize SIZE = new InputSize(96, 64);
  private static final int IMAGE = 3 * 96 * 64;

  /** An image of it takes 8 GB, of which the heap of tests has one. */
  private static final int SIDE_OF_NO_MEMORY = 26_000;

  @ParameterizedTest
  @ValueSource(strings = {"shelf", "nuclei"})
  void shippedPackGivesWhatTheLayersGive(String name) {
    Pack pack = Pack.load(Path.of("packs", name));
    float[] input = input(2);
    try (Engine layers = pack.engine(EngineKind.DL4J_LAYERS);
        Engine engine = pack.engine(EngineKind.ONNXRUNTIME)) {
      HeadOutputs expected = layers.run(input, 2, SIZE);
      HeadOutputs actual = engine.run(input, 2, SIZE);
      for (Head head : Head.values()) {
        assertThat(actual.values().get(head))
            .as(head.output())
            .usingComparatorWithPrecision(1e-4f)
            .containsExactly(expected.values().get(head));
      }
    }
  }

  @Test
  void imageHasTheSameResultWhateverItsBatch() {
    float[] input = input(5);
    try (Engine engine = nuclei()) {
      Map<Head, float[]> together = copy(engine.run(input, 5, SIZE));
      for (int image = 0; image < 5; image++) {
        float[] one = Arrays.copyOfRange(input, image * IMAGE, (image + 1) * IMAGE);
        HeadOutputs alone = engine.run(one, 1, SIZE);
        for (Head head : Head.values()) {
          float[] values = alone.values().get(head);
          assertThat(values)
              .isEqualTo(
                  Arrays.copyOfRange(
                      together.get(head), image * values.length, (image + 1) * values.length));
        }
      }
    }
  }

  @Test
  void memoryOfOutputsIsUsedAgain() {
    try (Engine engine = nuclei()) {
      float[] first = engine.run(input(2), 2, SIZE).values().get(Head.CENTRE);
      assertThat(engine.run(input(2), 2, SIZE).values().get(Head.CENTRE)).isSameAs(first);
    }
  }

  @Test
  void enginesOfOnePackShareASessionUntilTheLastIsClosed() {
    int before = SharedSession.count();
    Engine one = nuclei();
    Engine other = nuclei();
    assertThat(SharedSession.count()).isEqualTo(before + 1);
    one.close();
    one.close();
    assertThat(other.run(input(1), 1, SIZE).values()).hasSize(3);
    other.close();
    assertThat(SharedSession.count()).isEqualTo(before);
  }

  @Test
  void engineThatLacksMemoryKeepsNoSession() {
    int before = SharedSession.count();
    Pack pack = Pack.load(Path.of("packs", "nuclei"));
    OnnxModel model =
        new OnnxModel(
            "semantic",
            "ab".repeat(32),
            OnnxBinding.exported(pack.manifest().networks().get(0).outputs()),
            () -> OnnxExport.model(pack.networks().get(0)));
    assertThatThrownBy(
            () ->
                new OnnxRuntimeEngine(
                    List.of(model), OnnxDevice.CPU, 1, pack.labelMap().size(), SIDE_OF_NO_MEMORY))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(SharedSession.count()).isEqualTo(before);
  }

  @Test
  void noThreadsAreRefused() {
    assertThatThrownBy(() -> new OnnxRuntimeEngine(List.of(), OnnxDevice.CPU, 0, 2, 8))
        .hasMessage("0 threads: at least 1");
  }

  private static Engine nuclei() {
    return Pack.load(Path.of("packs", "nuclei")).engine(EngineKind.ONNXRUNTIME);
  }

  private static Map<Head, float[]> copy(HeadOutputs outputs) {
    Map<Head, float[]> copies = new EnumMap<>(Head.class);
    outputs.values().forEach((head, values) -> copies.put(head, values.clone()));
    return copies;
  }

  private static float[] input(int batch) {
    Random random = new Random(3);
    float[] input = new float[batch * IMAGE];
    for (int at = 0; at < input.length; at++) {
      input[at] = random.nextFloat();
    }
    return input;
  }
}
