package io.panoptes.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.local.LocalFlink;
import io.panoptes.local.LocalFlinkSettings;
import io.panoptes.operators.batching.ProcessExit;
import io.panoptes.topology.options.OptionsReader;
import io.panoptes.topology.options.PanoptesOptions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnClusterTest {

  private static LocalFlinkSettings settings(String... assignments) {
    OptionsReader reader = new OptionsReader();
    for (String assignment : assignments) {
      reader.set(assignment);
    }
    PanoptesOptions options = reader.read();
    return OwnCluster.settings(options.flink(), options.pipeline(), Optional.empty());
  }

  @Test
  void hasSlotsForTheParallelism() {
    LocalFlinkSettings settings = settings("pipeline.parallelism=5", "flink.task-managers=2");

    assertThat(settings.taskManagers()).isEqualTo(2);
    assertThat(settings.taskManager().slots()).isEqualTo(3);
  }

  @Test
  void passesFlinksOwnSettingsOn() {
    LocalFlinkSettings settings =
        settings("flink.properties.rest.port=18081", "flink.properties.web.submit.enable=false");

    assertThat(settings.restPort()).isEqualTo(18081);
    assertThat(settings.options()).isEqualTo(Map.of("web.submit.enable", "false"));
  }

  @Test
  void taskManagersWhoseModelsHungEndWithTheExitCodeThatHasThemReplaced() {
    assertThat(LocalFlink.ENDED_TO_BE_REPLACED).isEqualTo(ProcessExit.HUNG);
  }

  @Test
  void aPortThatIsNoneIsRefused() {
    assertThatThrownBy(() -> settings("flink.properties.rest.port=8081-8090"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("flink.properties.rest.port is '8081-8090': write one port");
  }
}
