package io.panoptes.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.models.inference.EngineKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineSettingsTest {

  private static PipelineSettings settings(int seconds, int threads) {
    return new PipelineSettings(
        Path.of("/packs/shelf"),
        EngineKind.DL4J,
        seconds,
        threads,
        8,
        Optional.empty(),
        Optional.of(Path.of("/tmp/a.jfr")));
  }

  @Test
  void theChildProcessReadsWhatItsParentWrote() {
    PipelineSettings settings = settings(60, 2);

    assertThat(PipelineSettings.parse(settings.arguments().toArray(String[]::new)))
        .isEqualTo(settings);
  }

  @Test
  void aShortMeasurementHasSeveralCheckpointsToo() {
    assertThat(settings(60, 1).checkpointInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings(12, 1).checkpointInterval()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings(2, 1).checkpointInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings(60, 1).warmUp()).isEqualTo(Duration.ofSeconds(15));
    assertThat(settings(3, 1).warmUp()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void nothingLessThanTwoSecondsAndOneThreadIsMeasured() {
    assertThatThrownBy(() -> settings(1, 1)).hasMessage("1 seconds: at least 2");
    assertThatThrownBy(() -> settings(2, 0)).hasMessage("0 threads, batches of 8: at least 1 each");
  }

  @Test
  void jsonHasExactlyTheKeysThatProgramsRelyOn() throws Exception {
    PipelineFigures figures = PipelineFigures.of(30, 19, 18, 21);

    String json = new ObjectMapper().writeValueAsString(figures);

    assertThat(json)
        .isEqualTo(
            "{\"engine_images_per_second\":30.0,\"work_images_per_second\":20.0,"
                + "\"pipeline_images_per_second\":18.0,\"efficiency\":0.9}");
    assertThat(new ObjectMapper().readValue(json, PipelineFigures.class)).isEqualTo(figures);
  }
}
