package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.fakes.FakeSegmentationModel;
import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.merge.ResultRoom;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.PanopticImage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SegmentedCandidateTest {

  private static final ImageRecord IMAGE = TestImages.inline(6, new byte[1]);

  private final HandSegmenter segmenter = new HandSegmenter();

  @Test
  void predictionIsMergedAndItsPixelsAreGivenBack() {
    CompletableFuture<PanopticImage> result = candidate(1 << 20).run(IMAGE);
    assertThat(result).isNotDone();
    segmenter.answer(0);
    assertThat(result.join().pack()).isEqualTo(FakeModelSource.IDENTITY);
    assertThat(result.join().identity().imageId()).isEqualTo("image-6");
    assertThat(segmenter.inside()).isZero();
  }

  @Test
  void resultWithoutRoomIsAFailureOfTheImage() {
    CompletableFuture<PanopticImage> result = candidate(1).run(IMAGE);
    segmenter.answer(0);
    assertThat(result).failsWithin(Duration.ZERO);
    assertThat(result.handle((done, thrown) -> thrown.getCause()).join())
        .isInstanceOf(ImageFailure.class);
    assertThat(segmenter.inside()).isZero();
  }

  @Test
  void brokenModelIsNoFailureOfTheImage() {
    CompletableFuture<PanopticImage> result = candidate(1 << 20).run(IMAGE);
    segmenter.fail(0);
    assertThat(result.handle((done, thrown) -> thrown.getCause()).join())
        .isInstanceOf(LinkageError.class);
    assertThat(segmenter.inside()).isZero();
  }

  private SegmentedCandidate candidate(long bytes) {
    return new SegmentedCandidate(
        segmenter, () -> {}, FakeSegmentationModel.LABELS, new ResultRoom(bytes));
  }
}
