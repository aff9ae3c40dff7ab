package io.panoptes.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSettingsTest {

  @Test
  void imagesInFlightAreThoseOfAllBatchesInFlight() {
    assertThat(BatchSettings.DEFAULT.maxImagesInFlight()).isEqualTo(24);
  }

  @Test
  void emptyBatchesAreRefused() {
    assertThatThrownBy(() -> new BatchSettings(0, Duration.ZERO, Duration.ZERO, 1))
        .hasMessage("batches of 0 images, 1 in flight: both are at least 1");
  }

  @Test
  void idleDelayAboveTheDelayIsRefused() {
    assertThatThrownBy(() -> new BatchSettings(1, Duration.ZERO, Duration.ofMillis(1), 1))
        .hasMessage(
            "an idle delay of PT0.001S and a delay of PT0S: the idle delay is 0 to the delay");
  }
}
