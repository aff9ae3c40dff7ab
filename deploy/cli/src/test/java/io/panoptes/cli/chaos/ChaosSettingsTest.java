package io.panoptes.cli.chaos;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.cli.chaos.fault.FaultKind;
import io.panoptes.cli.publish.Rate;
import io.panoptes.models.inference.EngineKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChaosSettingsTest {

  @Test
  void noImageIsRefused() {
    assertThatThrownBy(() -> settings(0, 1, 30)).hasMessage("images is 0: at least 1 is needed");
  }

  @Test
  void fewerThanNoFaultAreRefused() {
    assertThatThrownBy(() -> settings(1, -1, 30)).hasMessage("faults is -1: 0 or more");
  }

  @Test
  void outageOfNoTimeIsRefused() {
    assertThatThrownBy(() -> settings(1, 1, 0)).hasMessage("outage is PT0S: it must be above 0");
  }

  private static ChaosSettings settings(int images, int faults, int outageSeconds) {
    return new ChaosSettings(
        Path.of("pack"),
        EngineKind.AUTO,
        images,
        faults,
        List.of(FaultKind.values()),
        1,
        Rate.parse("5/s"),
        Duration.ofSeconds(outageSeconds),
        Optional.empty(),
        Optional.empty());
  }
}
