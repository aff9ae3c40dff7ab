package io.panoptes.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PixelBudgetTest {

  private final PixelBudget budget = new PixelBudget(100);

  @Test
  void pixelsAreGrantedUntilTheBudgetIsSpent() {
    PixelBudget.Share first = budget.enter();
    assertThat(first.take(60)).isDone();
    assertThat(budget.enter().take(40)).isDone();
    CompletableFuture<Void> third = budget.enter().take(1);
    assertThat(third).isNotDone();
    first.close();
    assertThat(third).isDone();
    assertThat(budget.inUse()).isEqualTo(41);
  }

  @Test
  void largeImageIsNotOvertakenForEver() {
    PixelBudget.Share first = budget.enter();
    PixelBudget.Share second = budget.enter();
    first.take(60);
    second.take(10);
    CompletableFuture<Void> large = budget.enter().take(80);
    CompletableFuture<Void> small = budget.enter().take(10);
    assertThat(small).isNotDone();
    first.close();
    assertThat(large).isDone();
    assertThat(small).isDone();
  }

  @Test
  void imageAboveTheBudgetIsGrantedWhenItIsTheOldest() {
    PixelBudget.Share first = budget.enter();
    first.take(10);
    CompletableFuture<Void> huge = budget.enter().take(1000);
    assertThat(huge).isNotDone();
    first.close();
    assertThat(huge).isDone();
    assertThat(budget.inUse()).isEqualTo(1000);
  }

  @Test
  void oldestGetsItsPixelsAlthoughYoungerOnesThatWaitForItHoldAll() {
    PixelBudget.Share oldest = budget.enter();
    budget.enter().take(70);
    budget.enter().take(30);
    assertThat(oldest.take(50)).isDone();
    assertThat(budget.inUse()).isEqualTo(150);
  }

  @Test
  void shareIsGivenBackOnce() {
    PixelBudget.Share share = budget.enter();
    share.take(10);
    share.close();
    share.close();
    assertThat(budget.inUse()).isZero();
  }

  @Test
  void budgetWithoutPixelsIsRefused() {
    assertThatThrownBy(() -> new PixelBudget(0)).hasMessage("a budget of 0 pixels: at least 1");
  }
}
