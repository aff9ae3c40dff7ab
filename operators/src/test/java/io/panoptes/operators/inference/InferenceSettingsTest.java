package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.operators.batching.BatchSettings;
import io.panoptes.operators.reference.ReferencePolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InferenceSettingsTest {

  @Test
  void subtaskHoldsMoreImagesThanAreInFlight() {
    InferenceSettings settings = InferenceSettings.DEFAULT;
    assertThat(settings.capacity()).isGreaterThan(settings.batch().maxImagesInFlight());
  }

  @Test
  void workersWithoutABatchAreRefused() {
    assertThatThrownBy(() -> settings(4, Duration.ofMinutes(1)))
        .hasMessage(
            "4 workers and 3 batches in flight: a worker without a batch is idle, so allow as many");
  }

  @Test
  void timeoutBelowTheBatchDelayIsRefused() {
    assertThatThrownBy(() -> settings(1, Duration.ofMillis(50)))
        .hasMessage(
            "a timeout of PT0.05S and a batch delay of PT0.05S: the timeout must be longer");
  }

  private static InferenceSettings settings(int workers, Duration timeout) {
    return new InferenceSettings(
        BatchSettings.DEFAULT, ReferencePolicy.DENY_ALL, workers, 1, 1, 100, 100, timeout);
  }
}
