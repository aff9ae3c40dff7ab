package io.panoptes.operators.batching;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.image.RgbImage;
import io.panoptes.operators.fakes.FakeSegmentationModel;
import io.panoptes.operators.fakes.Fault;
import io.panoptes.operators.fakes.Faults;
import io.panoptes.operators.fakes.FaultyModel;
import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PoisonIsolationTest {

  private static final RgbImage GOOD = TestImages.bars(16, 8, 3);
  private static final long PIXELS = 16 * 16;

  private final Faults faults = new Faults();
  private final HandWatch watch = new HandWatch();
  private final BlockingQueue<String> exits = new LinkedBlockingQueue<>();
  private MicroBatcher batcher = start(8);

  @AfterEach
  void close() {
    faults.release();
    batcher.close();
  }

  @Test
  void batchThatThrowsIsHalvedUntilTheCulpritIsAloneAndTheOthersAreAnswered() throws Exception {
    List<CompletableFuture<BatchAnswer>> answers =
        submit(GOOD, GOOD, GOOD, GOOD, GOOD, marked(Fault.THROWS), GOOD, GOOD);
    assertAnswered(answers, 5);
    assertFailure(answers.get(5), DeadLetterReason.INFERENCE_FAILED)
        .hasMessage(
            "the model failed on an image of 16 x 8: "
                + "java.lang.IllegalStateException: a marked image");
    assertThat(watch.runs()).isEqualTo(7);
  }

  @Test
  void eachOfSeveralCulpritsIsFound() throws Exception {
    List<CompletableFuture<BatchAnswer>> answers =
        submit(marked(Fault.THROWS), GOOD, GOOD, marked(Fault.THROWS), GOOD, GOOD, GOOD, GOOD);
    assertAnswered(answers, 0, 3);
    assertThatThrownBy(() -> get(answers.get(0))).isInstanceOf(ImageFailure.class);
    assertThatThrownBy(() -> get(answers.get(3))).isInstanceOf(ImageFailure.class);
  }

  @Test
  void lackOfMemoryMakesBatchesSmallerAndTheyGrowAgainLater() throws Exception {
    assertThat(batcher.batchPixelLimit()).isEqualTo(8 * PIXELS);
    faults.memoryFor(2);
    assertAnswered(submit(GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD));
    assertThat(batcher.batchPixelLimit()).isEqualTo(2 * PIXELS);
    faults.memoryFor(8);
    for (int run = 0; run < 2 * PixelLimit.RECOVERY; run++) {
      assertAnswered(submit(GOOD));
    }
    assertThat(batcher.batchPixelLimit()).isEqualTo(8 * PIXELS);
  }

  @Test
  void imageThatLacksMemoryIsRunOnceMoreAloneBeforeItFails() throws Exception {
    List<CompletableFuture<BatchAnswer>> answers = submit(GOOD, marked(Fault.EXHAUSTS));
    assertAnswered(answers, 1);
    assertFailure(answers.get(1), DeadLetterReason.OUT_OF_MEMORY)
        .hasMessageContaining("OutOfMemoryError: Cannot allocate new FloatPointer");
    assertThat(watch.runs()).isEqualTo(4);
  }

  @Test
  void imagesOfARunThatHangsAreRunAloneByAFreshWorker() throws Exception {
    List<CompletableFuture<BatchAnswer>> answers = submit(GOOD, marked(Fault.HANGS), GOOD);
    faults.awaitHang();
    watch.timeIsOver();
    faults.awaitHang();
    assertThat(get(answers.get(0)).batchSize()).isEqualTo(1);
    assertThat(batcher.hungWorkers()).isEqualTo(1);
    watch.timeIsOver();
    assertAnswered(answers, 1);
    assertFailure(answers.get(1), DeadLetterReason.INFERENCE_TIMED_OUT)
        .hasMessage(
            "the model gave no answer for an image of 16 x 8 within PT5M, twice:"
                + " with others and alone");
    assertAnswered(submit(GOOD, GOOD));
    assertThat(batcher.hungWorkers()).isEqualTo(2);
    assertThat(exits).isEmpty();
  }

  @Test
  void workerThatReturnsLateAnswersAndCountsNoMore() throws Exception {
    List<CompletableFuture<BatchAnswer>> answers = submit(marked(Fault.HANGS), GOOD);
    faults.awaitHang();
    watch.timeIsOver();
    faults.release();
    assertAnswered(answers);
    batcher.close();
    for (long end = System.nanoTime() + SECONDS.toNanos(10);
        batcher.hungWorkers() > 0 && System.nanoTime() < end; ) {
      Thread.onSpinWait();
    }
    assertThat(batcher.hungWorkers()).isZero();
  }

  @Test
  void workerThatReturnsInTheMomentItIsGivenUpTakesNoFurtherImageWithIt() throws Exception {
    List<CompletableFuture<BatchAnswer>> first = submit(marked(Fault.HANGS), GOOD);
    faults.awaitHang();
    List<Runnable> tell = watch.timeIsOverButNotToldYet();
    faults.release();
    assertAnswered(first);
    List<CompletableFuture<BatchAnswer>> next = submit(GOOD, GOOD);
    tell.forEach(Runnable::run);
    assertAnswered(next);
    for (int later = 0; later < 4; later++) {
      assertAnswered(submit(GOOD));
    }
  }

  @Test
  void asManyHungWorkersAsAllowedEndTheProcess() throws Exception {
    List<CompletableFuture<BatchAnswer>> answers =
        submit(marked(Fault.HANGS), marked(Fault.HANGS), GOOD);
    for (int hang = 0; hang < 3; hang++) {
      assertThat(exits).isEmpty();
      faults.awaitHang();
      watch.timeIsOver();
    }
    assertThat(exits.poll(10, SECONDS)).isEqualTo("3 workers hang in their models");
    assertThat(answers.get(0)).isCompletedExceptionally();
    assertThat(answers.get(1)).isCompletedExceptionally();
  }

  /** The seed is in the name of the test. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whicheverImagesAreBadOnlyTheyFail(long seed) throws Exception {
    Random random = new Random(seed);
    RgbImage[] images = new RgbImage[60];
    Set<Integer> bad = new HashSet<>();
    for (int i = 0; i < images.length; i++) {
      int kind = random.nextInt(12);
      images[i] = kind < 2 ? marked(Fault.values()[kind]) : GOOD;
      if (kind < 2) {
        bad.add(i);
      }
    }
    List<CompletableFuture<BatchAnswer>> answers = submit(images);
    assertAnswered(answers, bad.toArray(Integer[]::new));
    for (int i : bad) {
      assertThatThrownBy(() -> get(answers.get(i))).isInstanceOf(ImageFailure.class);
    }
  }

  static List<Long> seeds() {
    return new Random().longs(10).boxed().toList();
  }

  private MicroBatcher start(int maxBatchSize) {
    return MicroBatcher.start(
        new BatcherParts(
            new BatchSettings(
                maxBatchSize, maxBatchSize * PIXELS, Duration.ofHours(1), Duration.ZERO, 4),
            new HangSettings(Duration.ofMinutes(5), 3),
            1,
            () -> new FaultyModel(new FakeSegmentationModel(), faults),
            size -> {},
            exits::add),
        new BatchTiming(System::nanoTime, watch));
  }

  private static RgbImage marked(Fault fault) {
    return TestImages.marked(16, 8, fault);
  }

  /** Submits images of one batch. */
  private List<CompletableFuture<BatchAnswer>> submit(RgbImage... images) {
    for (int i = 0; i < images.length; i++) {
      batcher.announce();
    }
    List<CompletableFuture<BatchAnswer>> answers = new ArrayList<>();
    for (RgbImage image : images) {
      answers.add(batcher.submit(image));
    }
    return answers;
  }

  private static void assertAnswered(
      List<CompletableFuture<BatchAnswer>> answers, Integer... butFor) throws Exception {
    for (int i = 0; i < answers.size(); i++) {
      if (!List.of(butFor).contains(i)) {
        assertThat(get(answers.get(i)).prediction()).isNotNull();
      }
    }
  }

  private static AbstractThrowableAssert<?, ?> assertFailure(
      CompletableFuture<BatchAnswer> answer, DeadLetterReason reason) {
    return assertThatThrownBy(() -> get(answer))
        .isInstanceOfSatisfying(
            ImageFailure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  private static BatchAnswer get(CompletableFuture<BatchAnswer> answer) throws Exception {
    try {
      return answer.get(10, SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ImageFailure failure ? failure : e;
    }
  }
}
