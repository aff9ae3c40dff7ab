package io.panoptes.cli.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedWorkTest {

  private static final List<Integer> ITEMS = IntStream.range(0, 100).boxed().toList();

  private final List<Integer> taken = new ArrayList<>();

  @Test
  void resultsAreTakenInTheOrderOfTheItems() throws Exception {
    CountDownLatch secondDone = new CountDownLatch(1);

    new OrderedWork("work", 2)
        .run(
            ITEMS,
            item -> {
              if (item == 0) {
                await(secondDone);
              } else {
                secondDone.countDown();
              }
              return item * 2;
            },
            taken::add);

    assertThat(taken).isEqualTo(ITEMS.stream().map(item -> item * 2).toList());
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void onlyAFewItemsAreAheadOfWhatWasTaken() throws Exception {
    AtomicInteger started = new AtomicInteger();
    List<Integer> ahead = new ArrayList<>();

    new OrderedWork("work", 3)
        .run(
            ITEMS,
            item -> started.incrementAndGet(),
            result -> {
              ahead.add(started.get() - taken.size());
              taken.add(result);
            });

    assertThat(ahead).allSatisfy(items -> assertThat(items).isBetween(1, 12));
  }

  @Test
  void firstFailureInTheOrderOfTheItemsIsThrown() {
    for (int threads : new int[] {1, 4}) {
      taken.clear();
      assertThatThrownBy(
              () ->
                  new OrderedWork("work", threads)
                      .run(
                          ITEMS,
                          item -> {
                            if (item == 31 || item == 33) {
                              throw new IOException("item " + item);
                            }
                            return item;
                          },
                          taken::add))
          .isInstanceOf(IOException.class)
          .hasMessage("item 31");
      assertThat(taken).isEqualTo(ITEMS.subList(0, 31));
    }
  }

  @Test
  void uncheckedFailuresStayWhatTheyAre() {
    assertThatThrownBy(
            () -> new OrderedWork("work", 2).run(List.of(0), item -> 1 / item, taken::add))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void threadsAreLimited() {
    assertThatThrownBy(() -> new OrderedWork("work", 0))
        .hasMessage("0 threads: expected 1 to 1024");
    assertThatThrownBy(() -> new OrderedWork("work", 1025)).hasMessageContaining("1025 threads");
  }
}
