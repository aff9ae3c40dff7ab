package io.panoptes.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuartersTest {

  @Test
  void eachQuarterIsTheMeanOfItsPart() {
    Quarters quarters = Quarters.of(List.of(1.0, 3.0, 10.0, 20.0, 5.0, 6.0, 15.0, 18.0));

    assertThat(quarters).isEqualTo(new Quarters(2, 15, 5.5, 16.5));
    assertThat(quarters.growth()).isEqualTo(1.1);
  }

  @Test
  void aSeriesThatDoesNotDivideByFourIsUsedUpWhole() {
    assertThat(Quarters.of(List.of(1.0, 2.0, 3.0, 4.0, 6.0))).isEqualTo(new Quarters(1, 2, 3, 5));
  }

  @Test
  void lessThanOneValueInAQuarterIsRefused() {
    assertThatThrownBy(() -> Quarters.of(List.of(1.0, 2.0, 3.0)))
        .hasMessage("a series of 3: at least one value in each quarter");
  }

  @Test
  void figuresOfASoakAreJson() throws Exception {
    SoakFigures figures =
        new SoakFigures("dl4j", 4, 2, 128, 20_000, 60.5, 1024, new Quarters(1, 2, 3, 2), 1, 9.5);

    assertThat(new ObjectMapper().writeValueAsString(figures))
        .isEqualTo(
            "{\"engine\":\"dl4j\",\"batch\":4,\"threads\":2,\"size\":128,\"runs\":20000,"
                + "\"images_per_second\":60.5,\"limit_mb\":1024,"
                + "\"rss_mb\":{\"q1\":1.0,\"q2\":2.0,\"q3\":3.0,\"q4\":2.0},\"ratio\":1.0,"
                + "\"peak_rss_mb\":9.5}");
  }
}
