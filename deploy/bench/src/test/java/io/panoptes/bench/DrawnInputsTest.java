package io.panoptes.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.panoptic.LabelPlane;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.models.quality.QualitySummary;
import io.panoptes.models.scenes.ShelfScenes;
import org.junit.jupiter.api.Test;

/** A benchmark of an input that makes no work measures nothing. */
class DrawnInputsTest {

  @Test
  void shiftedMapPartlyMatches() {
    PanopticMap truth = DrawnMap.draw(20, 256, 0);
    PanopticMap prediction = DrawnMap.draw(20, 256, 3);

    QualitySummary quality =
        PanopticQuality.summarise(
            ShelfScenes.labelMap(), PanopticQuality.evaluate(truth, prediction));

    assertThat(quality.things().orElseThrow().pq()).isBetween(.3, .99);
    assertThat(quality.perCategory()).allMatch(one -> one.statistics().tp() > 0);
  }

  @Test
  void pairHas100SegmentsOnEachSideOfWhichMostMatch() {
    for (DrawnPair.Ids ids : DrawnPair.Ids.values()) {
      DrawnPair pair = DrawnPair.draw(26, ids);

      assertThat(pair.truth().segments()).hasSize(100);
      assertThat(pair.prediction().segments()).hasSize(100);
      long matches =
          PanopticQuality.evaluate(pair.truth(), pair.prediction()).values().stream()
              .mapToLong(QualityStatistics::tp)
              .sum();
      if (ids == DrawnPair.Ids.NOISE) {
        assertThat(matches).isZero();
      } else {
        assertThat(matches).isBetween(80L, 100L);
      }
    }
  }

  @Test
  void sameSeedDrawsTheSameMap() {
    int[] ids = DrawnMap.draw(7, 64, 0).ids();

    assertThat(DrawnMap.draw(7, 64, 0).ids()).isEqualTo(ids);
    assertThat(DrawnMap.draw(8, 64, 0).ids()).isNotEqualTo(ids);
  }

  @Test
  void labelPlanesOfBothWidthsAreMeasured() {
    assertThat(LabelPlane.of(DrawnMap.draw(21, 256, 0)).bits()).isEqualTo(8);
    assertThat(LabelPlane.of(DrawnMap.draw(21, 1024, 0)).bits()).isEqualTo(16);
  }

  @Test
  void groupingFindsEachOf200Objects() {
    for (GroupingBenchmark.Heat heat : GroupingBenchmark.Heat.values()) {
      GroupingBenchmark benchmark = new GroupingBenchmark();
      benchmark.rows = 10;
      benchmark.heat = heat;
      benchmark.draw();

      assertThat(benchmark.group().scores()).hasSize(200);
      assertThat(benchmark.merge().segments()).hasSize(201);
    }
  }

  @Test
  void mostOf100InstancesAreMergedThoughTheyHideEachOther() {
    HeuristicMergeBenchmark benchmark = new HeuristicMergeBenchmark();
    benchmark.labels = HeuristicMergeBenchmark.Labels.BANDS;
    benchmark.draw();

    assertThat(benchmark.heuristic().segments()).hasSizeBetween(70, 102);
    assertThat(benchmark.classAware().segments()).hasSizeBetween(70, 102);
  }
}
