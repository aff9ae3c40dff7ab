package io.panoptes.operators.batching;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HangSettingsTest {

  @Test
  void fewerWorkersThanOneBadImageCostsAreRefused() {
    assertThatThrownBy(() -> new HangSettings(Duration.ofMinutes(1), 2))
        .hasMessage("2 hung workers end the process: at least 3, as one bad image costs two");
  }

  @Test
  void limitOfNothingIsRefused() {
    assertThatThrownBy(() -> new HangSettings(Duration.ZERO, 3))
        .hasMessage("a limit of PT0S for a run of a model: it is above 0");
  }
}
