package io.panoptes.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.training.CheckpointFigures;
import io.panoptes.models.training.KeptQuality;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckpointTableTest {

  @Test
  void columnsStandBelowTheirNames() {
    Map<String, Double> losses = new LinkedHashMap<>();
    losses.put("semantic", .3);
    losses.put("centre", .02);
    CheckpointFigures figures =
        new CheckpointFigures(
            400, 6400, .32, losses, .003, 12.34, 5, new KeptQuality(.5, .75, .6667, .8, Map.of()));
    assertThat(CheckpointTable.header(figures))
        .isEqualTo(
            "iteration      loss  semantic    centre      rate  images/s      PQ      SQ      RQ    mIoU");
    assertThat(CheckpointTable.row(figures, true))
        .isEqualTo(
            "      400   0.32000   0.30000   0.02000  3.00e-03      12.3  0.5000  0.7500  0.6667  0.8000  best");
  }
}
