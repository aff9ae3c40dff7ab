package io.panoptes.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void portOutOfRangeIsRefused() {
    assertThatThrownBy(() -> LocalBrokerSettings.defaults().withPort(65536))
        .hasMessage("port is 65536: a port is 0 (any free one) to 65535");
  }

  @Test
  void messageLimitThatHoldsNoRecordIsRefused() {
    assertThatThrownBy(() -> LocalBrokerSettings.defaults().withMaxMessageBytes(10))
        .hasMessage("maxMessageBytes is 10: at least 1024 is needed");
  }

  @Test
  void heapThatIsTooSmallIsRefused() {
    assertThatThrownBy(
            () ->
                new LocalRegistrySettings(
                    0, Path.of("home"), Optional.empty(), 1, Duration.ofSeconds(1)))
        .hasMessage("heapMegabytes is 1: at least 128 is needed");
  }

  @Test
  void clusterWithoutTaskManagersIsRefused() {
    assertThatThrownBy(
            () -> LocalFlinkSettings.defaults().withTaskManagers(0, TaskManagerSettings.defaults()))
        .hasMessage("taskManagers is 0: at least 1 is needed");
  }

  @Test
  void taskManagerWithoutSlotsIsRefused() {
    assertThatThrownBy(() -> new TaskManagerSettings(0, 64, 0, 1))
        .hasMessage("slots is 0: at least 1 is needed");
  }

  @Test
  void eachChangeLeavesTheOthers() {
    LocalFlinkSettings settings =
        LocalFlinkSettings.defaults()
            .withRestPort(8081)
            .withOptions(Map.of("a", "b"))
            .withFolder(Path.of("kept"));

    assertThat(settings)
        .isEqualTo(
            new LocalFlinkSettings(
                8081,
                1,
                TaskManagerSettings.defaults(),
                Map.of("a", "b"),
                Optional.of(Path.of("kept")),
                Duration.ofMinutes(2)));
  }
}
