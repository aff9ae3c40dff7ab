package io.panoptes.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.inference.InputSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchSettingsTest {

  @Test
  void imagesInFlightAreThoseOfAllBatchesInFlight() {
    assertThat(BatchSettings.DEFAULT.maxImagesInFlight()).isEqualTo(24);
  }

  @Test
  void batchTakesFewerImagesTheLargerTheyAre() {
    BatchSettings settings =
        new BatchSettings(8, 1000, Duration.ofMillis(50), Duration.ofMillis(5), 3);
    assertThat(settings.room(new InputSize(10, 10), 1000)).isEqualTo(8);
    assertThat(settings.room(new InputSize(16, 16), 1000)).isEqualTo(3);
    assertThat(settings.room(new InputSize(16, 16), 511)).isEqualTo(1);
    assertThat(settings.room(new InputSize(100, 100), 1000)).isEqualTo(1);
    assertThat(settings.maxPixelsInFlight()).isEqualTo(3000);
  }

  @Test
  void emptyBatchesAreRefused() {
    assertThatThrownBy(() -> new BatchSettings(0, 1, Duration.ZERO, Duration.ZERO, 1))
        .hasMessage("batches of 0 images and 1 pixels, 1 in flight: each is at least 1");
  }

  @Test
  void idleDelayAboveTheDelayIsRefused() {
    assertThatThrownBy(() -> new BatchSettings(1, 1, Duration.ZERO, Duration.ofMillis(1), 1))
        .hasMessage(
            "an idle delay of PT0.001S and a delay of PT0S: the idle delay is 0 to the delay");
  }
}
