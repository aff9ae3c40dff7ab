package io.panoptes.operators.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageFailureTest {

  @Test
  void whoNamesAnImageCannotBeginAnotherLineOfTheMessage() {
    ImageFailure failure =
        new ImageFailure(
            DeadLetterReason.REFERENCE_DENIED, Stage.READ, "reference a\nERROR is denied");

    assertThat(failure).hasMessage("reference a ERROR is denied");
  }
}
