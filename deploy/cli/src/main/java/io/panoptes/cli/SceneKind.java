package io.panoptes.cli;

import io.panoptes.models.dataset.ImageEntry;
import io.panoptes.models.dataset.LabelledImage;
import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.scenes.Scene;
import io.panoptes.models.scenes.ShelfScenes;
import io.panoptes.models.scenes.ShelfSettings;
import java.util.List;
import java.util.stream.IntStream;

/** The scene generators, by the names the command line knows them by. */
enum SceneKind {
  shelf;

  /** Scenes below this seed are for training; demonstrations and tests take those from it on. */
  static final int FIRST_UNSEEN = 1_000_000;

  private static final int TRAINING_SCENES = 1_000;

  /** Those that trainings use. */
  LabelledImages images() {
    return images(0, TRAINING_SCENES);
  }

  /** Those that no training has seen. */
  LabelledImages unseen(int count) {
    return images(FIRST_UNSEEN, count);
  }

  private static LabelledImages images(int firstSeed, int count) {
    ShelfSettings settings = ShelfSettings.DEFAULT;
    List<ImageEntry> entries =
        IntStream.range(firstSeed, firstSeed + count)
            .mapToObj(seed -> new ImageEntry("scene " + seed, settings.width(), settings.height()))
            .toList();
    return LabelledImages.of(
        ShelfScenes.labelMap(), entries, index -> SceneKind.scene(firstSeed + index));
  }

  private static LabelledImage scene(int seed) {
    Scene scene = new ShelfScenes().scene(seed);
    return new LabelledImage(scene.image(), scene.truth());
  }
}
