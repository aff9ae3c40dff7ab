package io.panoptes.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.cli.training.LineChart.Curve;
import io.panoptes.cli.training.LineChart.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineChartTest {

  @Test
  void curveStartsAtItsFirstPointAndTellsEachValue() {
    String svg =
        new LineChart(
                "Loss <all>",
                List.of(new Curve("loss", List.of(new Point(0, 1), new Point(100, .5)))),
                0)
            .svg();
    assertThat(svg)
        .contains("Loss &lt;all&gt;", "d=\"M52.0 34.0L508.0 134.0\"", "<title>loss 0.5 at 100")
        .startsWith("<svg")
        .endsWith("</svg>");
  }

  @Test
  void ticksAreRoundNumbers() {
    assertThat(LineChart.step(1)).isEqualTo(.2);
    assertThat(LineChart.step(4000)).isEqualTo(1000);
    assertThat(LineChart.step(.0027)).isEqualTo(.0005);
  }

  @Test
  void nothingButZerosIsStillAChart() {
    assertThat(new LineChart("", List.of(new Curve("PQ", List.of(new Point(10, 0)))), 0).svg())
        .contains("<circle")
        .doesNotContain("NaN");
  }
}
