package io.panoptes.cli.chaos.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.schemas.DeadLetterReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderPerSourceTest {

  private final OrderPerSource guarantee = new OrderPerSource();

  @BeforeEach
  void send() {
    guarantee.sent(Sent.image("a1", "a"));
    guarantee.sent(Sent.image("b1", "b"));
    guarantee.sent(Sent.image("a2", "a"));
    guarantee.sent(Sent.image("a3", "a"));
  }

  @Test
  void sourcesHaveNoOrderAmongEachOther() {
    answer("a1", "a2", "a3", "b1");

    assertThat(guarantee.broken()).isEmpty();
  }

  @Test
  void resultAfterALaterOneOfItsSourceIsOutOfOrder() {
    answer("a1", "a3", "b1", "a2");

    assertThat(guarantee.broken()).containsExactly("a2");
    assertThat(guarantee.breach()).isEqualTo("out_of_order");
  }

  @Test
  void deadLettersHaveNoPlaceInTheOrder() {
    answer("a1", "a3");
    guarantee.answered(new Answer.DeadLettered("a2", DeadLetterReason.TRUNCATED_IMAGE));

    assertThat(guarantee.broken()).isEmpty();
  }

  @Test
  void imagesThatWereNeverSentAreNotItsMatter() {
    answer("a1", "x", "a2");

    assertThat(guarantee.broken()).isEmpty();
  }

  private void answer(String... ids) {
    for (String id : ids) {
      guarantee.answered(new Answer.Result(id, "1"));
    }
  }
}
