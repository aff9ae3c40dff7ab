package io.panoptes.cli.chaos.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.schemas.DeadLetterReason;
import org.junit.jupiter.api.Test;

class AccountedForTest {

  private final AccountedFor guarantee = new AccountedFor();

  @Test
  void imagesWithAResultOrADeadLetterOrAShedAreAccountedFor() {
    guarantee.sent(Sent.image("a"));
    guarantee.sent(Sent.poison("b", DeadLetterReason.TRUNCATED_IMAGE));
    guarantee.answered(new Answer.Result("a", "1"));
    guarantee.sent(Sent.image("c"));
    guarantee.answered(new Answer.DeadLettered("b", DeadLetterReason.TRUNCATED_IMAGE));
    guarantee.answered(new Answer.Shed("c"));

    assertThat(guarantee.broken()).isEmpty();
  }

  @Test
  void imagesWithoutAnAnswerAreLostInTheOrderTheyWereSent() {
    guarantee.sent(Sent.image("c"));
    guarantee.sent(Sent.image("a"));
    guarantee.sent(Sent.image("b"));
    guarantee.answered(new Answer.Result("a", "1"));

    assertThat(guarantee.broken()).containsExactly("c", "b");
    assertThat(guarantee.breach()).isEqualTo("lost");
  }
}
