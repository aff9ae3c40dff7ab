package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.merge.CentreOffsetSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdSearchTest {

  private static final CentreOffsetSettings START = new CentreOffsetSettings(.1f, 7, 50, 64, 8);

  @Test
  void bestOfEachIsFound() {
    CentreOffsetSettings best =
        new ThresholdSearch(
                settings ->
                    -Math.abs(settings.centreThreshold() - .3)
                        - Math.abs(settings.nmsKernel() - 13)
                        - Math.abs(settings.minThingArea().amount() - 32)
                        - Math.abs(settings.minStuffArea().amount() - 1024)
                        + 1000)
            .from(START);
    assertThat(best).isEqualTo(new CentreOffsetSettings(.3f, 13, 50, 1024, 32));
  }

  /** A ridge: the larger the window, the lower the threshold that goes with it. */
  @Test
  void passesAreRepeatedUntilNothingChanges() {
    ThresholdSearch search =
        new ThresholdSearch(
            settings -> {
              double low = .6 - settings.nmsKernel() / 40.0;
              return settings.nmsKernel() - 100 * Math.abs(settings.centreThreshold() - low);
            });
    CentreOffsetSettings best = search.from(START);
    assertThat(best.nmsKernel()).isGreaterThan(START.nmsKernel());
    assertThat(search.tried()).hasSizeGreaterThan(ThresholdSearch.ONE_PASS);
    assertThat(
            new ThresholdSearch(settings -> search.tried().getOrDefault(settings, -1e9)).from(best))
        .isEqualTo(best);
  }

  @Test
  void tieChangesNothing() {
    assertThat(new ThresholdSearch(settings -> 1).from(START)).isEqualTo(START);
  }

  @Test
  void nothingIsScoredTwice() {
    List<CentreOffsetSettings> scored = new ArrayList<>();
    ThresholdSearch search =
        new ThresholdSearch(
            settings -> {
              scored.add(settings);
              return -settings.nmsKernel();
            });
    search.from(START);
    assertThat(scored).doesNotHaveDuplicates().hasSameSizeAs(search.tried().keySet());
  }
}
