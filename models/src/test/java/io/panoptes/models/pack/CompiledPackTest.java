package io.panoptes.models.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.HeadOutputs;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.inference.plan.CompiledEngine;
import io.panoptes.models.merge.CentreOffsetMerge;
import io.panoptes.models.network.Head;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.scenes.ShelfScenes;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped packs, compiled, against the layers of Deeplearning4j. */
class CompiledPackTest {

  private static final InputSize SIZE = new InputSize(96, 64);

  @ParameterizedTest
  @ValueSource(strings = {"nuclei", "shelf"})
  void headsAreThoseOfTheLayers(String name) {
    Pack pack = Pack.load(Path.of("packs", name));
    try (Engine compiled = pack.engine(EngineKind.DL4J);
        Engine layers = pack.engine(EngineKind.DL4J_LAYERS)) {
      assertThat(compiled).isInstanceOf(CompiledEngine.class);
      float[] input = input(2);
      HeadOutputs reference = layers.run(input, 2, SIZE);
      HeadOutputs outputs = compiled.run(input, 2, SIZE);
      for (Head head : List.of(Head.CENTRE, Head.OFFSET)) {
        assertThat(difference(outputs.values().get(head), reference.values().get(head)))
            .as("difference of %s, relative to its largest value", head)
            .isLessThan(1e-4);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nuclei", "shelf"})
  void panopticLabelsAreThoseOfTheLayersOnAllButOnePixelInAThousand(String name) {
    Pack pack = Pack.load(Path.of("packs", name));
    try (SegmentationModel compiled = pack.model(pack.engine(EngineKind.DL4J));
        SegmentationModel layers = pack.model(pack.engine(EngineKind.DL4J_LAYERS))) {
      CentreOffsetMerge merge = new CentreOffsetMerge(pack.labelMap(), pack.merge());
      for (int seed = 0; seed < 3; seed++) {
        var image = new ShelfScenes().scene(2_000_000 + seed).image();
        PanopticMap one = map(merge, compiled.predict(List.of(image)).get(0));
        PanopticMap other = map(merge, layers.predict(List.of(image)).get(0));
        long differing =
            IntStream.range(0, one.ids().length)
                .filter(at -> one.ids()[at] != other.ids()[at])
                .count();
        assertThat(differing).as("seed %d", seed).isLessThanOrEqualTo(one.ids().length / 1000);
      }
    }
  }

  private static PanopticMap map(CentreOffsetMerge merge, Prediction prediction) {
    return merge.merge(prediction.semantic(), prediction.instances());
  }

  private static float[] input(int batch) {
    Random random = new Random(7);
    float[] input = new float[batch * 3 * (int) SIZE.pixels()];
    for (int at = 0; at < input.length; at++) {
      input[at] = random.nextFloat();
    }
    return input;
  }

  private static double difference(float[] values, float[] reference) {
    double largest = 1;
    double difference = 0;
    for (int at = 0; at < values.length; at++) {
      largest = Math.max(largest, Math.abs(reference[at]));
      difference = Math.max(difference, Math.abs(values[at] - reference[at]));
    }
    return difference / largest;
  }
}
