package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.operators.batching.ProcessExit;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.fakes.FakeSegmentationModel;
import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.merge.ResultRoom;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.serving.Policy;
import io.panoptes.operators.shadow.CapacityBudget;
import io.panoptes.operators.shadow.ShadowListener;
import io.panoptes.operators.shadow.ShadowRunner;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A candidate whose model hangs, with the threads that it has in a task manager. */
@Timeout(60)
class HungCandidateTest {

  private final Semaphore hang = new Semaphore(0);
  private final AtomicInteger models = new AtomicInteger();

  @Test
  void noWorkerIsStartedForACandidateThatIsGivenUp() throws Exception {
    ImageSegmenter segmenter =
        new ImageSegmenter(
            FakeModelSource.PACK,
            ImpatientSettings.after(Duration.ofMillis(100)).with(new Policy(1, 0, 1, 1)),
            this::hanging,
            ProcessExit.HALT);
    AtomicLong clock = new AtomicLong();
    ShadowRunner runner =
        new ShadowRunner(
            new SegmentedCandidate(
                segmenter, segmenter::stop, FakeSegmentationModel.LABELS, new ResultRoom(1 << 20)),
            new CapacityBudget(1, 1, () -> clock.addAndGet(1_000_000_000)),
            () -> 0);
    Told told = new Told(segmenter, new CompletableFuture<>());

    runner.offer(TestImages.inline(6, TestImages.png(TestImages.bars(20, 12, 3))), told);

    assertThat(told.stopped().get())
        .as("whether it is stopped by when the failure is told")
        .isTrue();
    assertThat(runner.isRunning()).isFalse();
    hang.release(2);
    runner.close();
    assertThat(models).as("one for the batch, one for the image alone").hasValue(2);
  }

  private SegmentationModel hanging() {
    models.incrementAndGet();
    return new FakeSegmentationModel(images -> hang.acquireUninterruptibly());
  }

  private record Told(ImageSegmenter segmenter, CompletableFuture<Boolean> stopped)
      implements ShadowListener {

    @Override
    public void answered(PanopticImage result) {
      stopped.completeExceptionally(new AssertionError("answered"));
    }

    @Override
    public void passedOver() {
      stopped.completeExceptionally(new AssertionError("passed over"));
    }

    @Override
    public void failed(String reason) {
      stopped.complete(segmenter.isBroken());
    }
  }
}
