package io.panoptes.cli.chaos.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.schemas.DeadLetterReason;
import org.junit.jupiter.api.Test;

class NoDuplicateTest {

  private final NoDuplicate guarantee = new NoDuplicate();

  @Test
  void oneAnswerEachIsNoDuplicate() {
    guarantee.answered(new Answer.Result("a", "1"));
    guarantee.answered(new Answer.Result("b", "1"));

    assertThat(guarantee.broken()).isEmpty();
  }

  @Test
  void imageWithTwoResultsIsDoubledOnceHoweverOftenItComes() {
    for (int time = 0; time < 3; time++) {
      guarantee.answered(new Answer.Result("a", "1"));
    }

    assertThat(guarantee.broken()).containsExactly("a");
    assertThat(guarantee.breach()).isEqualTo("doubled");
  }

  @Test
  void resultAndDeadLetterOfOneImageAreADuplicate() {
    guarantee.answered(new Answer.Result("a", "1"));
    guarantee.answered(new Answer.DeadLettered("a", DeadLetterReason.INFERENCE_FAILED));

    assertThat(guarantee.broken()).containsExactly("a");
  }
}
