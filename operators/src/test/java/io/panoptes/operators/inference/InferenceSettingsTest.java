package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.operators.batching.BatchSettings;
import io.panoptes.operators.batching.HangSettings;
import io.panoptes.operators.reference.ReferencePolicy;
import org.junit.jupiter.api.Test;

class InferenceSettingsTest {

  @Test
  void subtaskHoldsMoreImagesThanAreInFlight() {
    InferenceSettings settings = InferenceSettings.DEFAULT;
    assertThat(settings.maxBufferedImages()).isGreaterThan(settings.batch().maxImagesInFlight());
  }

  @Test
  void workersWithoutABatchAreRefused() {
    assertThatThrownBy(() -> settings(4))
        .hasMessage(
            "4 workers and 3 batches in flight: a worker without a batch is idle, so allow as"
                + " many");
  }

  private static InferenceSettings settings(int workers) {
    return new InferenceSettings(
        BatchSettings.DEFAULT,
        HangSettings.DEFAULT,
        1,
        ReferencePolicy.DENY_ALL,
        workers,
        1,
        1,
        100,
        100);
  }
}
