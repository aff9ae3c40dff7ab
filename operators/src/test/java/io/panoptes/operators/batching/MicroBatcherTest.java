package io.panoptes.operators.batching;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.operators.fakes.FakeSegmentationModel;
import io.panoptes.operators.fakes.TestImages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicroBatcherTest {

  private static final BatchSettings PATIENT =
      new BatchSettings(8, 16_000_000, Duration.ofHours(1), Duration.ofMillis(1), 2);

  private static final RunWatch NO_WATCH = late -> () -> true;
  private static final ProcessExit NO_EXIT =
      reason -> {
        throw new AssertionError(reason);
      };

  private final BlockingQueue<Integer> sizes = new LinkedBlockingQueue<>();
  private MicroBatcher batcher;

  @AfterEach
  void close() {
    if (batcher != null) {
      batcher.close();
    }
  }

  @Test
  void backlogOf32ImagesFillsItsBatches() throws Exception {
    CountDownLatch submitted = new CountDownLatch(1);
    start(PATIENT, images -> await(submitted));
    List<CompletableFuture<BatchAnswer>> answers = submit(32);
    submitted.countDown();
    for (CompletableFuture<BatchAnswer> answer : answers) {
      assertThat(answer.get(10, SECONDS).batchSize()).isEqualTo(8);
    }
    assertThat(sizes).containsExactly(8, 8, 8, 8);
  }

  @Test
  void whatArrivesWhileABatchRunsIsTheNextBatch() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    start(
        PATIENT,
        images -> {
          running.countDown();
          await(go);
        });
    CompletableFuture<BatchAnswer> first = submit(1).get(0);
    await(running);
    List<CompletableFuture<BatchAnswer>> during = submit(5);
    go.countDown();
    assertThat(first.get(10, SECONDS).batchSize()).isEqualTo(1);
    assertThat(during.get(0).get(10, SECONDS).batchSize()).isEqualTo(5);
  }

  @Test
  void batchWaitsForAnImageThatIsOnItsWayUntilItIsWithdrawn() throws Exception {
    HandClock clock = new HandClock();
    start(PATIENT, images -> {}, new BatchTiming(clock, NO_WATCH));
    batcher.announce();
    CompletableFuture<BatchAnswer> answer = submit(1).get(0);
    clock.advance(Duration.ofMinutes(59));
    letTheModelLook(clock);
    assertThat(answer).isNotDone();
    batcher.withdraw();
    assertThat(answer.get(10, SECONDS).batchSize()).isEqualTo(1);
  }

  @Test
  void batchWaitsNoLongerThanTheDelayForAnImageThatIsOnItsWay() throws Exception {
    HandClock clock = new HandClock();
    start(PATIENT, images -> {}, new BatchTiming(clock, NO_WATCH));
    batcher.announce();
    CompletableFuture<BatchAnswer> answer = submit(1).get(0);
    clock.advance(Duration.ofMinutes(60));
    wakeTheModel();
    assertThat(answer.get(10, SECONDS).queueNanos()).isEqualTo(Duration.ofHours(1).toNanos());
  }

  @Test
  void imagesOfDifferentInputSizesDoNotShareABatch() throws Exception {
    start(PATIENT, images -> {});
    for (int i = 0; i < 3; i++) {
      batcher.announce();
    }
    CompletableFuture<BatchAnswer> small = batcher.submit(TestImages.bars(16, 8, 1));
    CompletableFuture<BatchAnswer> large = batcher.submit(TestImages.bars(40, 8, 1));
    CompletableFuture<BatchAnswer> smaller = batcher.submit(TestImages.bars(12, 8, 1));
    assertThat(small.get(10, SECONDS).batchSize()).isEqualTo(2);
    assertThat(smaller.get(10, SECONDS).batchSize()).isEqualTo(2);
    assertThat(large.get(10, SECONDS).batchSize()).isEqualTo(1);
  }

  @Test
  void modelIsOpenedUsedAndClosedOnOneThread() throws Exception {
    BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
    batcher =
        MicroBatcher.start(
            parts(
                1,
                () -> {
                  threads.add(Thread.currentThread());
                  return new ClosingModel(threads);
                }));
    submit(1).get(0).get(10, SECONDS);
    batcher.close();
    assertThat(threads).hasSize(3).containsOnly(threads.peek());
  }

  @Test
  void modelThatCannotBeOpenedIsAnErrorAtTheStart() {
    assertThatThrownBy(
            () ->
                MicroBatcher.start(
                    parts(
                        2,
                        () -> {
                          throw new IllegalStateException("no such folder");
                        })))
        .hasMessage("the model cannot be opened: no such folder");
  }

  @Test
  void workersThatStartedEndWhereAnotherCannotBeStarted() throws Exception {
    BlockingQueue<Thread> opened = new LinkedBlockingQueue<>();
    BlockingQueue<Thread> closed = new LinkedBlockingQueue<>();
    BatcherParts parts =
        parts(
            8,
            () -> {
              opened.add(Thread.currentThread());
              return new ClosingModel(closed);
            });
    StarvedThread caller =
        new StarvedThread(
            () -> MicroBatcher.start(parts, new BatchTiming(System::nanoTime, NO_WATCH)));
    caller.start();
    caller.join(10_000);
    assertThat(caller.failure).isInstanceOf(OutOfMemoryError.class);
    assertThat(opened).isNotEmpty();
    assertThat(closed).containsExactlyInAnyOrderElementsOf(opened);
  }

  /** Can start one to three threads, each of which takes its class loader once or twice. */
  private static final class StarvedThread extends Thread {

    private int asked;
    private volatile Throwable failure;

    private StarvedThread(Runnable work) {
      super(work);
      setUncaughtExceptionHandler((thread, e) -> failure = e);
    }

    @Override
    public ClassLoader getContextClassLoader() {
      if (Thread.currentThread() == this && ++asked == 4) {
        throw new OutOfMemoryError("unable to create native thread");
      }
      return super.getContextClassLoader();
    }
  }

  @Test
  void errorThatIsNoFailureOfAnImageStopsEverything() {
    start(
        PATIENT,
        images -> {
          throw new LinkageError("native library");
        });
    List<CompletableFuture<BatchAnswer>> answers = submit(3);
    answers.forEach(
        answer ->
            assertThatThrownBy(() -> answer.get(10, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(LinkageError.class));
  }

  @Test
  void imagesThatWaitFailWhenItIsClosed() {
    start(PATIENT, images -> {});
    batcher.announce();
    CompletableFuture<BatchAnswer> waiting = submit(1).get(0);
    batcher.close();
    assertThatThrownBy(waiting::join).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> submit(1).get(0).join()).isInstanceOf(CancellationException.class);
  }

  private record ClosingModel(BlockingQueue<Thread> threads, FakeSegmentationModel fake)
      implements SegmentationModel {

    private ClosingModel(BlockingQueue<Thread> threads) {
      this(threads, new FakeSegmentationModel(images -> threads.add(Thread.currentThread())));
    }

    @Override
    public InputSize inputSize(int width, int height) {
      return fake.inputSize(width, height);
    }

    @Override
    public List<Prediction> predict(List<RgbImage> images) {
      return fake.predict(images);
    }

    @Override
    public void close() {
      threads.add(Thread.currentThread());
    }
  }

  /** Stands still until it is moved, and tells when a model looks at it. */
  private static final class HandClock implements LongSupplier {

    private final AtomicLong nanos = new AtomicLong();
    private final BlockingQueue<Long> looks = new LinkedBlockingQueue<>();

    @Override
    public long getAsLong() {
      long now = nanos.get();
      if (Thread.currentThread().getName().startsWith("panoptes-inference")) {
        looks.add(now);
      }
      return now;
    }

    void advance(Duration time) {
      nanos.addAndGet(time.toNanos());
    }

    void awaitLook() throws InterruptedException {
      Long look;
      do {
        look = looks.poll(10, SECONDS);
        assertThat(look).isNotNull();
      } while (look != nanos.get());
    }
  }

  /**
   * Ends when the model's thread has seen the time that it is, and has found no batch ready: had it
   * run one, it would have looked twice for it, and once more when it was answered.
   */
  private void letTheModelLook(HandClock clock) throws InterruptedException {
    for (int look = 0; look < 4; look++) {
      wakeTheModel();
      clock.awaitLook();
    }
  }

  private void wakeTheModel() {
    batcher.announce();
    batcher.withdraw();
  }

  private void start(BatchSettings settings, Consumer<List<RgbImage>> beforePredict) {
    start(settings, beforePredict, new BatchTiming(System::nanoTime, NO_WATCH));
  }

  private void start(
      BatchSettings settings, Consumer<List<RgbImage>> beforePredict, BatchTiming timing) {
    batcher =
        MicroBatcher.start(
            new BatcherParts(
                settings,
                HangSettings.DEFAULT,
                1,
                () -> new FakeSegmentationModel(beforePredict),
                sizes::add,
                NO_EXIT),
            timing);
  }

  private BatcherParts parts(int workers, Supplier<SegmentationModel> opener) {
    return new BatcherParts(PATIENT, HangSettings.DEFAULT, workers, opener, sizes::add, NO_EXIT);
  }

  private List<CompletableFuture<BatchAnswer>> submit(int count) {
    for (int i = 0; i < count; i++) {
      batcher.announce();
    }
    List<CompletableFuture<BatchAnswer>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(batcher.submit(TestImages.bars(16, 8, i % 7)));
    }
    return answers;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
