package io.panoptes.cli;

import io.panoptes.models.scenes.Scene;
import io.panoptes.models.scenes.ShelfScenes;
import io.panoptes.models.training.LabelledImage;
import io.panoptes.models.training.LabelledImages;

/** The scene generators, by the names the command line knows them by. */
enum SceneKind {
  shelf;

  /** Scenes below this seed are for training; demonstrations and tests take those from it on. */
  static final int FIRST_UNSEEN = 1_000_000;

  private static final int TRAINING_SCENES = 1_000;

  LabelledImages images() {
    return LabelledImages.of(ShelfScenes.labelMap(), TRAINING_SCENES, SceneKind::scene);
  }

  private static LabelledImage scene(int seed) {
    Scene scene = new ShelfScenes().scene(seed);
    return new LabelledImage(scene.image(), scene.truth());
  }
}
