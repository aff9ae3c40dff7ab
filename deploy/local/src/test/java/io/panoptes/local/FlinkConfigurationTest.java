package io.panoptes.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlinkConfigurationTest {

  private final LocalFlinkSettings settings =
      LocalFlinkSettings.defaults().withTaskManagers(2, new TaskManagerSettings(3, 500, 2000, 4));

  @Test
  void everyAddressIsLoopback() throws Exception {
    JsonNode options = options(settings);

    assertThat(
            List.of(
                options.path("rest.bind-address").asText(),
                options.path("jobmanager.bind-host").asText(),
                options.path("taskmanager.bind-host").asText()))
        .containsOnly("127.0.0.1");
  }

  @Test
  void optionOfTheSettingsWins() throws Exception {
    JsonNode options =
        options(settings.withOptions(Map.of("taskmanager.memory.network.max", "256m")));

    assertThat(options.path("taskmanager.memory.network.max").asText()).isEqualTo("256m");
    assertThat(options.path("taskmanager.memory.network.min").asText()).isEqualTo("128m");
  }

  @Test
  void limitsOfTheTaskManagersJvmLeaveRoomForNativeMemory() {
    assertThat(new FlinkConfiguration(settings, 1, 2).taskManagerArguments())
        .contains(
            "-Xms628m",
            "-Xmx628m",
            "-XX:MaxDirectMemorySize=2256m",
            "-Dorg.bytedeco.javacpp.maxbytes=2000m",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=3396m");
  }

  @Test
  void lackOfHeapEndsATaskManagerOnlyWhereNoImageIsToBlame() throws Exception {
    assertThat(new FlinkConfiguration(settings, 1, 2).taskManagerArguments())
        .contains("-XX:-ExitOnOutOfMemoryError");
    assertThat(options(settings).path("taskmanager.jvm-exit-on-oom").asText()).isEqualTo("true");
  }

  @Test
  void nativeThreadsGoToTheEnvironment() {
    assertThat(new FlinkConfiguration(settings, 1, 2).environment())
        .containsExactly(Map.entry("OMP_NUM_THREADS", "4"));
  }

  private static JsonNode options(LocalFlinkSettings settings) throws Exception {
    WorkFolder folder = new WorkFolder(Path.of("/somewhere"), false);
    return new ObjectMapper().readTree(new FlinkConfiguration(settings, 1, 2).text(folder));
  }
}
