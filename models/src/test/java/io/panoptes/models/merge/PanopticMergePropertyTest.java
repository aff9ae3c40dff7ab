package io.panoptes.models.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.panoptic.InstanceMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.SemanticMap;
import io.panoptes.models.panoptic.TestMaps;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PanopticMergePropertyTest {

  @Test
  void resultIsAlwaysWellFormed() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int width = 1 + random.nextInt(30);
      int height = 1 + random.nextInt(30);
      MergeSettings settings =
          new MergeSettings(.1f, 7, 200, random.nextInt(20), random.nextInt(10));
      SemanticMap semantic = semantic(random, width, height);

      PanopticMap map =
          new PanopticMerge(TestMaps.LABELS, settings)
              .merge(semantic, instances(random, width, height));

      String run = "seed %d, round %d".formatted(seed, round);
      List<Segment> segments = map.segments();
      assertThat(segments.stream().map(Segment::id))
          .as(run)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, segments.size()).boxed().toList());
      assertThat(segments.stream().mapToInt(Segment::area).sum())
          .as(run)
          .isEqualTo(Arrays.stream(map.ids()).filter(id -> id != 0).count());
      assertThat(segments.stream().filter(s -> !s.isThing()).map(Segment::categoryId))
          .as(run)
          .doesNotHaveDuplicates();
      assertThat(segments)
          .as(run)
          .allMatch(
              s -> s.area() >= (s.isThing() ? settings.minThingArea() : settings.minStuffArea()));
      for (int i = 0; i < map.ids().length; i++) {
        int id = map.ids()[i];
        boolean thing = TestMaps.LABELS.byLabel(semantic.labels()[i]).isThing();
        assertThat(id == 0 || segments.get(id - 1).isThing() == thing).as(run).isTrue();
      }
    }
  }

  private static SemanticMap semantic(Random random, int width, int height) {
    byte[] labels = new byte[width * height];
    byte[] confidence = new byte[labels.length];
    random.nextBytes(confidence);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (i > 0 && random.nextInt(3) > 0 ? labels[i - 1] : random.nextInt(4));
    }
    return new SemanticMap(width, height, labels, confidence);
  }

  private static InstanceMap instances(Random random, int width, int height) {
    float[] scores = new float[random.nextInt(20)];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = random.nextFloat();
    }
    int[] ids = random.ints((long) width * height, 0, scores.length + 1).toArray();
    return new InstanceMap(width, height, ids, scores);
  }
}
