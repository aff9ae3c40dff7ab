package io.panoptes.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineFiguresTest {

  private static Round round(long peakKilobytes, long... millis) {
    long[] nanos = new long[millis.length];
    for (int at = 0; at < nanos.length; at++) {
      nanos[at] = millis[at] * 1_000_000;
    }
    return new Round(new ProcessMemory(1, peakKilobytes), nanos);
  }

  private static EngineFigures figures(String engine, long millis) {
    return EngineFigures.of(
        engine, 4, 2, List.of(round(1024, millis, millis), round(2560, 3 * millis, 3 * millis)));
  }

  @Test
  void jsonHasExactlyTheKeysThatProgramsRelyOn() throws Exception {
    assertThat(new ObjectMapper().writeValueAsString(List.of(figures("dl4j", 100))))
        .isEqualTo(
            "[{\"engine\":\"dl4j\",\"batch\":4,\"threads\":2,\"images_per_second\":20.0,"
                + "\"ms\":{\"p50\":100.0,\"p95\":300.0,\"p99\":300.0},\"peak_rss_mb\":2.5}]");
  }

  @Test
  void theSpreadIsThatOfWholeRounds() {
    EngineFigures figures = figures("dl4j", 100);

    assertThat(figures.slowest()).isEqualTo(13.333);
    assertThat(figures.fastest()).isEqualTo(40);
  }

  @Test
  void theTableTellsHowManyTimesAsFastAsTheLayersAnEngineIs() {
    StringWriter text = new StringWriter();

    new EngineTable(new PrintWriter(text))
        .print(List.of(figures("dl4j", 100), figures("dl4j-layers", 2500)));

    assertThat(text.toString().lines().skip(1))
        .satisfiesExactly(
            line -> assertThat(line).contains("dl4j ", "20.00", "13.33..40.00", " 25.00 "),
            line -> assertThat(line).contains("dl4j-layers", "0.80", " 1.00 "));
  }

  @Test
  void withoutTheLayersThereIsNoRatio() {
    StringWriter text = new StringWriter();

    new EngineTable(new PrintWriter(text)).print(List.of(figures("dl4j", 100)));

    assertThat(text.toString().lines().skip(1).findFirst().orElseThrow()).contains("   -  ");
  }
}
