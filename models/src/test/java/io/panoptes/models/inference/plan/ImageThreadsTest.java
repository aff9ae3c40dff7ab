package io.panoptes.models.inference.plan;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

class ImageThreadsTest {

  @Test
  void eachImageIsDoneOnce() {
    AtomicIntegerArray runs = new AtomicIntegerArray(17);
    try (ImageThreads threads = new ImageThreads(3)) {
      threads.forEach(17, 1, (thread, image) -> runs.incrementAndGet(image));
    }
    for (int image = 0; image < runs.length(); image++) {
      assertThat(runs.get(image)).isEqualTo(1);
    }
  }

  /** The thread may run the layers of another pack next, which want all cores. */
  @Test
  void openMpThreadsAreAfterwardsAsManyAsBefore() {
    Nd4j.getBackend();
    NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int before = operations.ompGetMaxThreads();
    operations.setOmpNumThreads(3);
    try (ImageThreads threads = new ImageThreads(1)) {
      threads.forEach(
          1, 1, (thread, image) -> assertThat(operations.ompGetMaxThreads()).isEqualTo(1));
      assertThat(operations.ompGetMaxThreads()).isEqualTo(3);
    } finally {
      operations.setOmpNumThreads(before);
    }
  }

  /** Else the next run, or the end, would take the memory away under them. */
  @Test
  void aFailureIsThrownOnlyWhenNoThreadRunsAnyMore() {
    CyclicBarrier allStarted = new CyclicBarrier(3);
    CountDownLatch thrown = new CountDownLatch(1);
    AtomicBoolean outlived = new AtomicBoolean();
    try (ImageThreads threads = new ImageThreads(3)) {
      assertThatThrownBy(
              () -> {
                try {
                  threads.forEach(
                      3,
                      1,
                      (thread, image) -> {
                        await(allStarted);
                        if (thread == 1) {
                          throw new IllegalStateException("broken");
                        }
                        if (thread == 2) {
                          outlived.set(within(100, thrown));
                        }
                      });
                } finally {
                  thrown.countDown();
                }
              })
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("broken");
    }
    assertThat(outlived).isFalse();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean within(long millis, CountDownLatch latch) {
    try {
      return latch.await(millis, MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
