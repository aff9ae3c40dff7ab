package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchesTest {

  @Test
  void batchOfANumberIsTheSameWhateverWasAskedBefore() {
    TrainingPlan plan = TinyTraining.plan(2);
    Batches batches =
        new Batches(
            Squares.LABELS,
            new Draws(Squares.images(8, 32), Optional.empty()),
            plan.normalisation(),
            plan.augmentation(),
            PixelWeights.DEFAULT,
            TinyTraining.HEADS,
            2,
            5);
    float[] first = batches.batch(3).getFeatures(0).data().asFloat();
    batches.batch(9);
    assertThat(batches.batch(3).getFeatures(0).data().asFloat()).isEqualTo(first);
  }
}
