package io.panoptes.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.bench.GuaranteeFigures.Turn;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.topology.options.Guarantee;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuaranteeSettingsTest {

  private static GuaranteeSettings settings(int seconds, int rounds) {
    return new GuaranteeSettings(
        new PipelineSettings(
            Path.of("/packs/shelf"),
            EngineKind.DL4J,
            seconds,
            2,
            8,
            Optional.empty(),
            Optional.empty()),
        rounds);
  }

  @Test
  void theChildProcessReadsWhatItsParentWrote() {
    GuaranteeSettings settings = settings(60, 3);

    assertThat(GuaranteeSettings.parse(settings.arguments().toArray(String[]::new)))
        .isEqualTo(settings);
  }

  @Test
  void checkpointsAreTenSecondsApartWhereTenSecondsAreFew() {
    assertThat(settings(60, 1).checkpointInterval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings(300, 1).checkpointInterval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings(2, 1).checkpointInterval()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void turnsOfEveryOtherRoundAreTheOtherWayRound() {
    assertThat(settings(60, 2).turns())
        .containsExactly(
            Guarantee.EXACTLY_ONCE,
            Guarantee.AT_LEAST_ONCE,
            Guarantee.AT_LEAST_ONCE,
            Guarantee.EXACTLY_ONCE);
    assertThatThrownBy(() -> settings(60, 0)).hasMessage("0 rounds: at least 1");
  }

  @Test
  void ratioIsThatOfTheMeansAndTheJsonHasEachTurn() throws Exception {
    GuaranteeFigures figures =
        GuaranteeFigures.of(
            Duration.ofSeconds(10),
            List.of(
                Turn.of(Guarantee.EXACTLY_ONCE, 27),
                Turn.of(Guarantee.AT_LEAST_ONCE, 30),
                Turn.of(Guarantee.AT_LEAST_ONCE, 32),
                Turn.of(Guarantee.EXACTLY_ONCE, 31)));

    assertThat(figures.ratio()).isCloseTo(29 / 31.0, within(1e-3));
    String json = new ObjectMapper().writeValueAsString(figures);
    assertThat(json)
        .startsWith(
            "{\"checkpoint_interval_seconds\":10,\"exactly_once_images_per_second\":29.0,"
                + "\"at_least_once_images_per_second\":31.0,\"ratio\":0.935,\"turns\":[")
        .contains("{\"guarantee\":\"exactly-once\",\"images_per_second\":27.0}");
    assertThat(new ObjectMapper().readValue(json, GuaranteeFigures.class)).isEqualTo(figures);
  }
}
