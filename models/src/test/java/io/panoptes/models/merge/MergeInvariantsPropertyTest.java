package io.panoptes.models.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.models.panoptic.TestMaps;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link PanopticMerge} promises, of every method. */
class MergeInvariantsPropertyTest {

  private enum Method {
    HEURISTIC {
      @Override
      PanopticMap merge(RandomMergeInputs inputs, AreaLimit minStuff, AreaLimit minThing) {
        Random random = inputs.random();
        HeuristicSettings settings =
            new HeuristicSettings(
                random.nextInt(3) / 4f,
                random.nextBoolean() ? 1 : random.nextInt(4) / 4.0,
                random.nextInt(5) / 4.0,
                minStuff);
        return new HeuristicMerge(TestMaps.LABELS, settings)
            .merge(inputs.semantic(), inputs.masks());
      }
    },
    CLASS_AWARE {
      @Override
      PanopticMap merge(RandomMergeInputs inputs, AreaLimit minStuff, AreaLimit minThing) {
        Random random = inputs.random();
        ClassAwareSettings settings =
            new ClassAwareSettings(random.nextInt(3) / 4f, random.nextInt(5) / 4.0, minStuff);
        return new ClassAwareMerge(TestMaps.LABELS, settings)
            .merge(inputs.semantic(), inputs.masks());
      }
    },
    ADAPTIVE {
      @Override
      PanopticMap merge(RandomMergeInputs inputs, AreaLimit minStuff, AreaLimit minThing) {
        Random random = inputs.random();
        AdaptiveSettings settings =
            new AdaptiveSettings(random.nextInt(3) / 4f, .5f, random.nextInt(5) / 4.0, minStuff);
        return new AdaptiveMerge(TestMaps.LABELS, settings)
            .merge(inputs.semanticLogits(), inputs.instanceLogits());
      }
    },
    CENTRE_OFFSET {
      @Override
      PanopticMap merge(RandomMergeInputs inputs, AreaLimit minStuff, AreaLimit minThing) {
        CentreOffsetSettings settings =
            new CentreOffsetSettings(.1f, 7, 200, minStuff, minThing, 0);
        return new CentreOffsetMerge(TestMaps.LABELS, settings)
            .merge(inputs.semantic(), inputs.objects());
      }
    };

    abstract PanopticMap merge(RandomMergeInputs inputs, AreaLimit minStuff, AreaLimit minThing);
  }

  @ParameterizedTest
  @EnumSource
  void resultIsAlwaysWellFormed(Method method) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      RandomMergeInputs inputs = RandomMergeInputs.next(random);
      AreaLimit minStuff = limit(random);
      AreaLimit minThing = method == Method.CENTRE_OFFSET ? limit(random) : AreaLimit.NONE;

      PanopticMap map = method.merge(inputs, minStuff, minThing);

      String run = "%s, seed %d, round %d".formatted(method, seed, round);
      List<Segment> segments = map.segments();
      assertThat(segments.stream().map(Segment::id))
          .as(run)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, segments.size()).boxed().toList());
      assertThat(segments.stream().mapToInt(Segment::area).sum())
          .as(run)
          .isEqualTo(Arrays.stream(map.ids()).filter(id -> id != 0).count());
      assertThat(segments.stream().filter(s -> !s.isThing()).map(Segment::categoryId))
          .as(run)
          .isSorted()
          .doesNotHaveDuplicates();
      assertThat(segments)
          .as(run)
          .allMatch(
              s ->
                  s.area()
                      >= (s.isThing() ? minThing : minStuff).minPixels(map.width(), map.height()));
      assertThat(measuredAnew(map)).as(run).isEqualTo(segments);
    }
  }

  private static AreaLimit limit(Random random) {
    return random.nextBoolean()
        ? AreaLimit.pixels(random.nextInt(20))
        : AreaLimit.percent(random.nextInt(30) / 10.0);
  }

  private static List<Segment> measuredAnew(PanopticMap map) {
    List<SegmentLabel> labels =
        map.segments().stream()
            .map(s -> new SegmentLabel(s.id(), s.categoryId(), s.isThing(), false, s.score()))
            .toList();
    return Segments.of(map.width(), map.height(), map.ids(), labels).segments();
  }
}
