package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.operators.fakes.TestImages;
import java.util.Optional;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InferenceOrderTest {

  private final HandSegmenter segmenter = new HandSegmenter();
  private InferenceHarness harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        InferenceHarness.opened(
            InferenceHarness.factory(segmenter.source(), InferenceSettings.DEFAULT),
            Optional.empty());
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void imagesOfASourceGoOutInTheirOrderWhicheverIsAnsweredFirst() throws Exception {
    process(1, "a");
    process(2, "a");
    process(3, "a");
    answer(2);
    answer(1);
    assertThat(harness.offsets()).isEmpty();
    assertThat(segmenter.inside()).isEqualTo(3);
    answer(0);
    assertThat(harness.offsets()).containsExactly(1L, 2L, 3L);
    assertThat(segmenter.inside()).isZero();
  }

  @Test
  void noSourceWaitsForAnImageOfAnother() throws Exception {
    process(1, "slow");
    process(2, "quick");
    process(3, "quick");
    answer(1);
    answer(1);
    assertThat(harness.offsets()).containsExactly(2L, 3L);
    answer(0);
    assertThat(harness.offsets()).containsExactly(2L, 3L, 1L);
  }

  @Test
  void watermarkGoesOutAfterAllThatCameBeforeItAndBeforeNothingElse() throws Exception {
    process(1, "a");
    process(2, "b");
    harness.processWatermark(new Watermark(2));
    process(3, "c");
    answer(2);
    answer(1);
    assertThat(harness.getOutput()).hasSize(2).doesNotContain(new Watermark(2));
    answer(0);
    assertThat(harness.getOutput()).last().isEqualTo(new Watermark(2));
  }

  @Test
  void outcomeHasTheTimestampOfItsRecord() throws Exception {
    process(7, "a");
    answer(0);
    assertThat(harness.getRecordOutput().iterator().next().getTimestamp()).isEqualTo(7);
  }

  @Test
  void barrierFlushesTheBatchThatGathersAndWaitsForNone() throws Exception {
    process(1, "a");
    harness.checkpoint(1);
    assertThat(segmenter.flushes()).isEqualTo(1);
    assertThat(segmenter.unanswered()).isEqualTo(1);
  }

  @Test
  void whatIsNoFaultOfAnImageFailsTheTask() throws Exception {
    process(1, "a");
    segmenter.fail(0);
    assertThatThrownBy(harness::runMails).hasRootCauseInstanceOf(LinkageError.class);
  }

  private void process(long offset, String source) throws Exception {
    harness.process(TestImages.of(0, offset, source, new byte[10]));
  }

  private void answer(int index) throws Exception {
    segmenter.answer(index);
    harness.runMails();
  }
}
