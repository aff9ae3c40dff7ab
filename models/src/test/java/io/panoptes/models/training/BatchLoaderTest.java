package io.panoptes.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchLoaderTest {

  @Test
  void comesInTheOrderOfTheNumbersWhicheverIsReadyFirst() {
    CountDownLatch secondIsMade = new CountDownLatch(1);
    List<Integer> taken = new ArrayList<>();
    try (BatchLoader<Integer> loader =
        new BatchLoader<>(
            number -> {
              if (number == 4) {
                await(secondIsMade);
              }
              secondIsMade.countDown();
              return number;
            },
            4,
            9,
            2,
            2)) {
      for (int i = 4; i < 9; i++) {
        taken.add(loader.next());
      }
    }
    assertThat(taken).containsExactly(4, 5, 6, 7, 8);
  }

  @Test
  void noMoreAreMadeAheadThanAllowed() {
    AtomicInteger made = new AtomicInteger();
    try (BatchLoader<Integer> loader =
        new BatchLoader<>(
            number -> {
              made.incrementAndGet();
              return number;
            },
            0,
            100,
            3,
            4)) {
      IntStream.rangeClosed(1, 20)
          .forEach(
              taken -> {
                loader.next();
                assertThat(made.get()).isBetween(taken, taken + 4);
              });
    }
  }

  @Test
  void failureIsToldAsItIs() {
    try (BatchLoader<Integer> loader =
        new BatchLoader<>(
            number -> {
              throw new IllegalStateException("image 3.png: not an image");
            },
            0,
            2,
            1,
            1)) {
      assertThatThrownBy(loader::next)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("image 3.png: not an image");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
