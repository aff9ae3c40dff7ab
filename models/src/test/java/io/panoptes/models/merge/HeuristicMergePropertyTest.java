package io.panoptes.models.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.mask.BitMask;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.models.panoptic.SemanticMap;
import io.panoptes.models.panoptic.TestMaps;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.Quality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeuristicMergePropertyTest {

  @Test
  void resultIsThatOfPanopticapisRules() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 1000; round++) {
      RandomMergeInputs inputs = RandomMergeInputs.next(random);
      SemanticMap semantic = inputs.semantic();
      List<InstanceMask> masks = inputs.masks();
      double overlap = random.nextInt(4) / 4.0;
      int stuffArea = random.nextInt(10);

      PanopticMap map =
          new HeuristicMerge(
                  TestMaps.LABELS,
                  new HeuristicSettings(.5f, 1, overlap, AreaLimit.pixels(stuffArea)))
              .merge(semantic, masks);

      SlowHeuristicMerge.Result slow =
          SlowHeuristicMerge.merge(TestMaps.LABELS, semantic, masks, .5, overlap, stuffArea);
      String run = "seed %d, round %d".formatted(seed, round);
      assertThat(map.ids()).as(run).isEqualTo(slow.ids());
      assertThat(map.segments().stream().map(Segment::categoryId))
          .as(run)
          .containsExactlyElementsOf(slow.categories());
    }
  }

  /** The guide's golden row of exact inputs: PQ 100/100/100. */
  @Test
  void exactInputsGiveTheMapTheyWereCutFrom() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      PanopticMap truth =
          oneSegmentAStuff(
              TestMaps.random(random, 1 + random.nextInt(90), 1 + random.nextInt(90), false));

      PanopticMap map =
          new HeuristicMerge(TestMaps.LABELS, new HeuristicSettings(.5f, 1, .5, AreaLimit.NONE))
              .merge(semantic(truth), instances(truth));

      String run = "seed %d, round %d".formatted(seed, round);
      assertThat(map.ids()).as(run).isEqualTo(truth.ids());
      assertThat(map.segments()).as(run).isEqualTo(truth.segments());
      assertThat(
              PanopticQuality.summarise(TestMaps.LABELS, PanopticQuality.evaluate(truth, map))
                  .all()
                  .map(Quality::pq)
                  .orElse(1.0))
          .as(run)
          .isEqualTo(1);
    }
  }

  /** Things of scores .99, .98, ... first, then stuff in the order of labels. */
  private static PanopticMap oneSegmentAStuff(PanopticMap drawn) {
    List<SegmentLabel> labels = new ArrayList<>();
    int[] ids = new int[1 + drawn.segments().stream().mapToInt(Segment::id).max().orElse(0)];
    for (Segment segment : drawn.segments()) {
      if (segment.isThing()) {
        ids[segment.id()] = labels.size() + 1;
        float score = .99f - .01f * labels.size();
        labels.add(new SegmentLabel(labels.size() + 1, segment.categoryId(), true, false, score));
      }
    }
    for (Category category : TestMaps.LABELS.categories()) {
      List<Segment> pieces =
          drawn.segments().stream()
              .filter(s -> !s.isThing() && s.categoryId() == category.id())
              .toList();
      pieces.forEach(piece -> ids[piece.id()] = labels.size() + 1);
      if (!pieces.isEmpty()) {
        labels.add(SegmentLabel.truth(labels.size() + 1, category));
      }
    }
    int[] renumbered = Arrays.stream(drawn.ids()).map(id -> ids[id]).toArray();
    return Segments.of(drawn.width(), drawn.height(), renumbered, labels);
  }

  private static SemanticMap semantic(PanopticMap truth) {
    byte[] labels = new byte[truth.ids().length];
    byte[] confidence = new byte[labels.length];
    Arrays.fill(confidence, (byte) 255);
    for (int i = 0; i < labels.length; i++) {
      int id = truth.ids()[i];
      labels[i] =
          (byte) (id == 0 ? SemanticMap.NO_LABEL : truth.segments().get(id - 1).categoryId() - 1);
    }
    return new SemanticMap(truth.width(), truth.height(), labels, confidence);
  }

  private static List<InstanceMask> instances(PanopticMap truth) {
    return IntStream.range(0, truth.segments().size())
        .mapToObj(truth.segments()::get)
        .filter(Segment::isThing)
        .map(s -> new InstanceMask(s.categoryId(), s.score(), BitMask.of(truth, s)))
        .toList();
  }
}
