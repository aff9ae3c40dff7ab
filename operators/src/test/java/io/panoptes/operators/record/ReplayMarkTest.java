package io.panoptes.operators.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayMarkTest {

  private static final Origin ORIGIN = new Origin("shop.images", 2, 99, 0);

  @Test
  void eventIsNamedByItsPlace() {
    assertThat(ReplayMark.event(ORIGIN, List.of(new Header("trace", new byte[] {1}))))
        .isEqualTo("shop.images-2-99");
  }

  @Test
  void replayKeepsTheNameOfTheFirstPlace() {
    assertThat(ReplayMark.event(ORIGIN, List.of(ReplayMark.of("shop.images-1-17"))))
        .isEqualTo("shop.images-1-17");
  }

  @Test
  void markThatNamesNoPlaceIsNotFollowed() {
    Header noPlace = new Header(ReplayMark.HEADER, "x\n".getBytes(StandardCharsets.UTF_8));

    assertThat(ReplayMark.event(ORIGIN, List.of(noPlace, new Header(ReplayMark.HEADER, null))))
        .isEqualTo("shop.images-2-99");
  }
}
