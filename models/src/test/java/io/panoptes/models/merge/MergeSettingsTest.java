package io.panoptes.models.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MergeSettingsTest {

  @Test
  void defaultsAreThoseOfTheToolTheyAreNamedFor() {
    AreaLimit area = AreaLimit.pixels(4096);

    assertThat(HeuristicSettings.PANOPTICAPI).isEqualTo(new HeuristicSettings(.5f, 1, .5, area));
    assertThat(HeuristicSettings.MMDETECTION).isEqualTo(new HeuristicSettings(.6f, .5, .5, area));
    assertThat(ClassAwareSettings.UPSNET).isEqualTo(new ClassAwareSettings(.6f, .3, area));
    assertThat(AdaptiveSettings.EFFICIENTPS)
        .isEqualTo(new AdaptiveSettings(.5f, .5f, .5, AreaLimit.pixels(2048)));
  }

  @Test
  void thresholdThatIsNoShareIsRefused() {
    assertThatThrownBy(() -> new HeuristicSettings(Float.NaN, 1, .5, AreaLimit.NONE))
        .hasMessage("confidence threshold NaN: expected 0 to 1");
    assertThatThrownBy(() -> new HeuristicSettings(.5f, 1.5, .5, AreaLimit.NONE))
        .hasMessage("NMS threshold 1.5: expected 0 to 1");
    assertThatThrownBy(() -> new ClassAwareSettings(.6f, -1, AreaLimit.NONE))
        .hasMessage("fraction threshold -1.0: expected 0 to 1");
    assertThatThrownBy(() -> new AdaptiveSettings(.5f, 2, .5, AreaLimit.NONE))
        .hasMessage("mask threshold 2.0: expected 0 to 1");
  }
}
