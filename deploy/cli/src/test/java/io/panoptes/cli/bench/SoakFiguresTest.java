package io.panoptes.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SoakFiguresTest {

  private static SoakFigures figures(double lastQuarter, double peak) {
    Quarters quarters = new Quarters(100, 200, 200, lastQuarter);
    return new SoakFigures(
        "dl4j", 4, 2, 128, 20_000, 60.5, 1024, quarters, quarters.growth(), peak);
  }

  @Test
  void figuresAreJson() throws Exception {
    assertThat(new ObjectMapper().writeValueAsString(figures(200, 9.5)))
        .isEqualTo(
            "{\"engine\":\"dl4j\",\"batch\":4,\"threads\":2,\"size\":128,\"runs\":20000,"
                + "\"images_per_second\":60.5,\"limit_mb\":1024,"
                + "\"rss_mb\":{\"q1\":100.0,\"q2\":200.0,\"q3\":200.0,\"q4\":200.0},\"ratio\":1.0,"
                + "\"peak_rss_mb\":9.5}");
  }

  @Test
  void flatMemoryWithinItsLimitIsNoFault() {
    assertThat(figures(210, 1024).fault()).isEmpty();
  }

  @Test
  void growthOfMoreThanATwentiethIsAFaultInOneLine() {
    assertThat(figures(216, 300).fault())
        .contains(
            "memory of dl4j grew from 200 MiB in the second quarter of 20000 runs to 216 MiB in the"
                + " last: 1.080 times, and 1.05 is the most");
  }

  @Test
  void peakAboveTheLimitIsAFaultInOneLine() {
    assertThat(figures(200, 1100).fault())
        .contains("the process of dl4j took 1100 MiB, above its limit of 1024 MiB");
  }
}
