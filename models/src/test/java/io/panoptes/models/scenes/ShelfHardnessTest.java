package io.panoptes.models.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.models.quality.QualitySummary;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shelf scenes are worth a network: colour alone does not solve them. */
class ShelfHardnessTest {

  private static final int LEARNT = 60;
  private static final int UNSEEN = 20;

  private final ShelfScenes scenes = new ShelfScenes();

  @Test
  void colourAndConnectedComponentsFindFewThings() {
    ColourClassifier classifier = new ColourClassifier(60);
    for (long seed = 0; seed < LEARNT; seed++) {
      classifier.learn(scenes.scene(seed));
    }
    Map<Integer, QualityStatistics> sum = Map.of();
    for (long seed = 1000; seed < 1000 + UNSEEN; seed++) {
      Scene scene = scenes.scene(seed);
      sum =
          PanopticQuality.plus(
              sum, PanopticQuality.evaluate(scene.truth(), classifier.classify(scene.image())));
    }
    QualitySummary summary = PanopticQuality.summarise(ShelfScenes.labelMap(), sum);
    assertThat(summary.things().orElseThrow().pq()).as("%s", summary).isLessThan(.3);
  }

  /**
   * Measured .13: the classifier does find things, once it knows a scene's colours from its truth.
   */
  @Test
  void evenTheColoursOfTheSceneItselfAreNotEnough() {
    ShelfScenes clean = new ShelfScenes(new ShelfSettings(256, 192, .7, 0));
    Map<Integer, QualityStatistics> sum = Map.of();
    for (long seed = 2000; seed < 2000 + UNSEEN; seed++) {
      Scene scene = clean.scene(seed);
      ColourClassifier classifier = new ColourClassifier(60);
      classifier.learn(scene);
      sum =
          PanopticQuality.plus(
              sum, PanopticQuality.evaluate(scene.truth(), classifier.classify(scene.image())));
    }
    QualitySummary summary = PanopticQuality.summarise(ShelfScenes.labelMap(), sum);
    assertThat(summary.things().orElseThrow().pq()).as("%s", summary).isBetween(.05, .3);
  }
}
