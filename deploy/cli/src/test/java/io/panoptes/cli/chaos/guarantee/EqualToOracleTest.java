package io.panoptes.cli.chaos.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.schemas.DeadLetterReason;
import org.junit.jupiter.api.Test;

class EqualToOracleTest {

  private final EqualToOracle guarantee = new EqualToOracle();

  @Test
  void expectedAnswersAreRight() {
    guarantee.sent(Sent.image("a"));
    guarantee.sent(Sent.poison("b", DeadLetterReason.TRUNCATED_IMAGE));
    guarantee.answered(new Answer.Result("a", "1"));
    guarantee.answered(new Answer.DeadLettered("b", DeadLetterReason.TRUNCATED_IMAGE));

    assertThat(guarantee.broken()).isEmpty();
  }

  @Test
  void shedImageIsWrong() {
    guarantee.sent(Sent.image("a"));

    guarantee.answered(new Answer.Shed("a"));

    assertThat(guarantee.broken()).hasSize(1);
  }

  @Test
  void anotherResultIsWrong() {
    guarantee.sent(Sent.image("a"));
    guarantee.answered(new Answer.Result("a", "2"));

    assertThat(guarantee.broken())
        .containsExactly("a: Result[id=a, digest=2], not ResultOf[digest=1]");
    assertThat(guarantee.breach()).isEqualTo("wrong");
  }

  @Test
  void deadLetterOfAGoodImageIsWrong() {
    guarantee.sent(Sent.image("a"));
    guarantee.answered(new Answer.DeadLettered("a", DeadLetterReason.INFERENCE_FAILED));

    assertThat(guarantee.broken()).hasSize(1);
  }

  @Test
  void poisonThatIsDeadForAnotherReasonIsWrong() {
    guarantee.sent(Sent.poison("a", DeadLetterReason.TRUNCATED_IMAGE));
    guarantee.answered(new Answer.DeadLettered("a", DeadLetterReason.CORRUPT_IMAGE));

    assertThat(guarantee.broken()).hasSize(1);
  }

  @Test
  void answerToNothingIsWrong() {
    guarantee.answered(new Answer.Result("a", "1"));

    assertThat(guarantee.broken()).containsExactly("a: was never sent");
  }
}
