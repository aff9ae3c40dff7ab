package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.pack.PackException;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.serving.Policy;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.Shadow;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class RefusalTest {

  private static final Serving SERVING =
      new Serving(new FakeModelSource().reference(), new Policy(8, 50, 2, 1));

  @Test
  void lackOfMemoryIsToldAsThatWithWhatToDo() {
    assertThat(line(new IllegalStateException("cannot be opened", new OutOfMemoryError("native"))))
        .isEqualTo(
            "pack fake 1 (0123abcd) with batches of 8, delay 50 ms, 2 in flight, 1 thread does not"
                + " fit in memory beside the one in use: raise flink.task-memory, or lower batch"
                + " size and threads");
  }

  @Test
  void packThatRunsOneImageOnOneThreadIsNotToldToLowerThem() {
    Shadow shadow = new Shadow(SERVING.pack(), .1, .2);
    assertThat(Refusal.line(shadow.alone(), new OutOfMemoryError("native"), Duration.ofMinutes(1)))
        .endsWith(": raise flink.task-memory");
  }

  @Test
  void failedTestImageIsToldAsThePackTellsIt() {
    assertThat(line(new IllegalStateException("outer", new PackException("PQ .1 on its own test"))))
        .isEqualTo("PQ .1 on its own test");
  }

  @Test
  void packThatDoesNotGetReadyIsToldWithTheLimit() {
    assertThat(line(new TimeoutException()))
        .isEqualTo(
            "pack fake 1 (0123abcd) is not ready after PT1M: see the logs of the task managers");
  }

  @Test
  void anythingElseIsOneLine() {
    assertThat(line(new IllegalStateException("broken\nin two lines")))
        .isEqualTo("pack fake 1 (0123abcd) cannot be served: broken");
  }

  private static String line(Throwable failure) {
    return Refusal.line(SERVING, new CompletionException(failure), Duration.ofMinutes(1));
  }
}
