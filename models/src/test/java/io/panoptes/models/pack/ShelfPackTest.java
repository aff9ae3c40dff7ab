package io.panoptes.models.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.HeadOutputs;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetMerge;
import io.panoptes.models.network.Head;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.models.scenes.Scene;
import io.panoptes.models.scenes.ShelfScenes;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped pack on scenes of seeds that its training never saw. */
class ShelfPackTest {

  private static final int FIRST_UNSEEN_SEED = 1_000_000;

  private static Pack pack;
  private static List<Scene> scenes;
  private static double whole;

  @BeforeAll
  static void load() {
    pack = Pack.load(Path.of("packs/shelf"));
    scenes =
        IntStream.range(0, 8)
            .mapToObj(i -> new ShelfScenes().scene(FIRST_UNSEEN_SEED + i))
            .toList();
    whole = pq(pack.engine(EngineKind.DL4J));
  }

  @Test
  void pqIsAboveOneHalf() {
    assertThat(whole).isGreaterThan(.5);
  }

  @Test
  void withoutTheSemanticHeadPqFallsByMoreThanAFifth() {
    assertThat(pq(new Constant(pack.engine(EngineKind.DL4J), Set.of(Head.SEMANTIC))))
        .isLessThan(whole - .2);
  }

  @Test
  void withoutTheInstanceHeadPqFallsByMoreThanAFifth() {
    assertThat(pq(new Constant(pack.engine(EngineKind.DL4J), Set.of(Head.CENTRE, Head.OFFSET))))
        .isLessThan(whole - .2);
  }

  private static double pq(Engine engine) {
    CentreOffsetMerge merge = new CentreOffsetMerge(pack.labelMap(), pack.merge());
    Map<Integer, QualityStatistics> sum = new TreeMap<>();
    try (SegmentationModel model = pack.model(engine)) {
      for (Scene scene : scenes) {
        Prediction prediction = model.predict(List.of(scene.image())).get(0);
        PanopticMap result = merge.merge(prediction.semantic(), prediction.instances());
        sum = PanopticQuality.plus(sum, PanopticQuality.evaluate(scene.truth(), result));
      }
    }
    return PanopticQuality.summarise(pack.labelMap(), sum).all().orElseThrow().pq();
  }

  /** An engine, some of whose heads say the same of every pixel. */
  private record Constant(Engine engine, Set<Head> heads) implements Engine {

    @Override
    public HeadOutputs run(float[] input, int batch, InputSize size) {
      Map<Head, float[]> values = new EnumMap<>(engine.run(input, batch, size).values());
      heads.forEach(head -> values.put(head, new float[values.get(head).length]));
      return new HeadOutputs(values);
    }

    @Override
    public void close() {
      engine.close();
    }
  }
}
