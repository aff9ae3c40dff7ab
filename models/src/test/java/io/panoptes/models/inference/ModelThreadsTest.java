package io.panoptes.models.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelThreadsTest {

  private final ModelThreads threads = ModelThreads.lease();
  private final List<Thread> used = new ArrayList<>();

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void whatIsRunAfterAnotherHasEndedIsRunByTheSameThread() throws Exception {
    run("first", () -> {});
    try (ModelThreads others = ModelThreads.lease()) {
      others.run("second", () -> used.add(Thread.currentThread())).get();
    }
    assertThat(used.get(1)).isSameAs(used.get(0));
  }

  @Test
  void whatRunsAtATimeRunsOnThreadsOfItsOwn() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    Runnable meet =
        () -> {
          try {
            both.await();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    Future<?> first = threads.run("first", meet);
    threads.run("second", meet).get();
    first.get();
    assertThat(both.isBroken()).isFalse();
  }

  @Test
  void threadGoesOnAfterAFailureAndAnInterrupt() throws Exception {
    assertThatThrownBy(
            () ->
                run(
                    "broken",
                    () -> {
                      Thread.currentThread().interrupt();
                      throw new IllegalStateException("broken");
                    }))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("broken");
    List<Boolean> interrupted = new ArrayList<>();
    run("next", () -> interrupted.add(Thread.currentThread().isInterrupted()));
    assertThat(interrupted).containsExactly(false);
    assertThat(used.get(1)).isSameAs(used.get(0));
  }

  /** That of a job that ended, and is closed, must not stay with its thread. */
  @Test
  void workHasTheNameItWasGivenAndTheClassLoaderOfItsCaller() throws Exception {
    List<Object> seen = new ArrayList<>();
    ClassLoader own = new ClassLoader() {};
    Thread caller = Thread.currentThread();
    ClassLoader before = caller.getContextClassLoader();
    caller.setContextClassLoader(own);
    try {
      run("panoptes-inference-7", () -> seen.add(Thread.currentThread().getName()));
      run("again", () -> seen.add(Thread.currentThread().getContextClassLoader()));
    } finally {
      caller.setContextClassLoader(before);
    }
    assertThat(seen).containsExactly("panoptes-inference-7", own);
    assertThat(used.get(0).getContextClassLoader()).isNull();
  }

  /** It is a closed pack with its networks, and all that the class loader of its job holds. */
  @Test
  void workThatHasEndedIsNotHeldByTheThreadThatWaits() throws Exception {
    WeakReference<Object> pack = runWithAPack();
    for (int collection = 0; collection < 100 && !pack.refersTo(null); collection++) {
      System.gc();
    }
    assertThat(pack.refersTo(null)).isTrue();
  }

  /** Its own method, so that no local of the test holds the pack. */
  private WeakReference<Object> runWithAPack() throws Exception {
    Object pack = new Object();
    threads.run("with a pack", () -> assertThat(pack).isNotNull()).get();
    return new WeakReference<>(pack);
  }

  private void run(String name, Runnable work) throws Exception {
    threads
        .run(
            name,
            () -> {
              used.add(Thread.currentThread());
              work.run();
            })
        .get();
  }
}
