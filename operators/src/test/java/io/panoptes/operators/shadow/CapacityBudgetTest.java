package io.panoptes.operators.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CapacityBudgetTest {

  private static final long SECOND = 1_000_000_000;

  private long now;

  private CapacityBudget budget(double capacity, int threads) {
    return new CapacityBudget(capacity, threads, () -> now);
  }

  @Test
  void timeIsEarnedBeforeItIsSpent() {
    CapacityBudget budget = budget(.2, 1);
    assertThat(budget.allows()).as("nothing has passed").isFalse();
    now += SECOND;
    assertThat(budget.allows()).isTrue();
    budget.spend(SECOND);
    assertThat(budget.allows()).as("it owes .8 s, which are 4 s of waiting").isFalse();
    now += 4 * SECOND - 1;
    assertThat(budget.allows()).isFalse();
    now += 2;
    assertThat(budget.allows()).isTrue();
  }

  @Test
  void partOfAllThreadsIsAllowedAndAnotherNumberOfThemCountsFromThenOn() {
    CapacityBudget budget = budget(.5, 4);
    now += SECOND;
    budget.spend(2 * SECOND);
    assertThat(budget.used()).isEqualTo(.5, within(1e-9));
    assertThat(budget.allows()).isFalse();
    budget.threads(2);
    now += SECOND;
    budget.spend(SECOND);
    assertThat(budget.allows()).isFalse();
    assertThat(budget.used()).isEqualTo(.5, within(1e-9));
  }

  @Test
  void quietTimeIsNotSavedForEver() {
    CapacityBudget budget = budget(.1, 1);
    now += 3600 * SECOND;
    budget.spend(SECOND);
    assertThat(budget.allows()).as("an hour of quiet saves 10 s, of which 1 s is .1").isFalse();
  }

  @Test
  void overAnyTimeNoMoreIsUsedThanAllowedAndOneImage() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    double capacity = .05 + random.nextDouble() / 2;
    CapacityBudget budget = budget(capacity, 1);
    double busy = 0;
    long longest = SECOND;
    for (int i = 0; i < 10_000; i++) {
      now += random.nextLong(SECOND / 10);
      if (budget.allows()) {
        long took = random.nextLong(longest);
        now += took;
        budget.spend(took);
        busy += took;
      }
      assertThat(busy).as("seed %d", seed).isLessThanOrEqualTo(capacity * now + longest);
    }
    assertThat(budget.used()).isCloseTo(busy / now, within(1e-6));
  }

  @Test
  void nothingIsUsedBeforeTimePasses() {
    assertThat(budget(.1, 1).used()).isZero();
  }
}
