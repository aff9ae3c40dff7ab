package io.panoptes.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.cli.chaos.guarantee.Answer;
import io.panoptes.cli.chaos.guarantee.Expectation;
import io.panoptes.cli.chaos.guarantee.SentImage;
import io.panoptes.schemas.DeadLetterReason;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final Duration LIMIT = Duration.ofNanos(10);

  private final Ledger ledger = new Ledger();

  @Test
  void lineIsNotSteadyBeforeTheFirstAnswer() {
    assertThat(ledger.steadySince(100, 101, LIMIT)).isFalse();

    ledger.answered(new Answer.Result("never sent", "1"), 102);
    assertThat(ledger.steadySince(100, 103, LIMIT)).isFalse();
  }

  @Test
  void lineIsNotSteadyBeforeAnImageThatWasSentAfterTheFaultIsAnswered() {
    send("before", 90);
    send("after", 105);
    answer("before", 106);
    assertThat(ledger.steadySince(100, 107, LIMIT)).isFalse();

    answer("after", 108);
    assertThat(ledger.steadySince(100, 109, LIMIT)).isTrue();
  }

  @Test
  void lineIsNotSteadyWhileAnImageWaitsLongerThanTheLimit() {
    send("old", 95);
    send("new", 101);
    answer("new", 103);

    assertThat(ledger.steadySince(100, 105, LIMIT)).isTrue();
    assertThat(ledger.steadySince(100, 106, LIMIT)).isFalse();
  }

  @Test
  void answersAreCountedByKindAndReason() {
    send("a", 1);
    send("b", 2);
    send("c", 3);
    answer("a", 4);
    ledger.answered(new Answer.DeadLettered("b", DeadLetterReason.TRUNCATED_IMAGE), 5);

    ledger.answered(new Answer.Shed("c"), 5);
    send("d", 6);

    assertThat(ledger.sent()).isEqualTo(4);
    assertThat(ledger.results()).isEqualTo(1);
    assertThat(ledger.sheds()).isEqualTo(1);
    assertThat(ledger.waiting()).isEqualTo(1);
    assertThat(ledger.deadLetters()).isEqualTo(Map.of("TRUNCATED_IMAGE", 1));
    assertThat(ledger.lastAnswer()).isEqualTo(5);
  }

  @Test
  void everyPromiseIsKeptAccountOf() {
    send("a", 1);
    answer("a", 2);
    answer("a", 3);
    send("b", 4);
    answer("x", 5);

    assertThat(ledger.broken().get("lost")).containsExactly("b");
    assertThat(ledger.broken().get("doubled")).containsExactly("a");
    assertThat(ledger.broken().get("out_of_order")).containsExactly("a");
    assertThat(ledger.broken().get("wrong")).containsExactly("x: was never sent");
  }

  private void send(String id, long nanos) {
    ledger.sent(new SentImage(id, "camera", new Expectation.ResultOf("1")), nanos);
  }

  private void answer(String id, long nanos) {
    ledger.answered(new Answer.Result(id, "1"), nanos);
  }
}
