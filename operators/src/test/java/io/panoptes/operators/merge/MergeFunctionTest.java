package io.panoptes.operators.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.panoptic.InstanceMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.fakes.FakeSegmentationModel;
import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.record.DeadLetter;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Rejected;
import io.panoptes.operators.record.InferenceOutcome.Shed;
import io.panoptes.operators.record.Origin;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.record.SegmentMask;
import io.panoptes.operators.record.ShedImage;
import io.panoptes.operators.record.Stage;
import io.panoptes.operators.record.StageTimes;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Closing Flink's harness may throw InterruptedException.
class MergeFunctionTest {

  private static final ImageRecord IMAGE = TestImages.inline(6, new byte[] {1});

  @Test
  void predictionBecomesAPanopticImageOfThePack() throws Exception {
    PanopticImage image = merge(predicted(TestImages.bars(8, 6, 2))).get(0);
    assertThat(image.resultId()).isEqualTo("images-0-6-0123abcd0123");
    assertThat(image.identity()).usingRecursiveComparison().isEqualTo(IMAGE.identity());
    assertThat(image.batchSize()).isEqualTo(4);
    assertThat(image.map().segments()).extracting(Segment::categoryId).containsExactly(9, 9, 7);
  }

  @Test
  void eachSegmentOfAnImageIsARecordOfItsOwn() throws Exception {
    PanopticImage image = merge(predicted(TestImages.bars(8, 6, 2))).get(0);
    List<SegmentMask> masks = new ArrayList<>();
    new SegmentsFunction().flatMap(image, new ListCollector<>(masks));
    assertThat(masks).extracting(mask -> mask.segment().id()).containsExactly(1, 2, 3);
    assertThat(masks).allMatch(mask -> mask.count() == 3 && mask.width() == 8);
  }

  @Test
  void rejectedImageLeavesAsADeadLetter() throws Exception {
    DeadLetter letter =
        DeadLetter.of(
            IMAGE,
            new ImageFailure(DeadLetterReason.EMPTY_CONTENT, Stage.DECODE, "0 bytes"),
            FakeModelSource.IDENTITY);
    try (OneInputStreamOperatorTestHarness<InferenceOutcome, PanopticImage> harness = harness()) {
      harness.processElement(new Rejected(letter), 1);
      assertThat(harness.extractOutputValues()).isEmpty();
      assertThat(harness.getSideOutput(MergeFunction.DEAD_LETTERS))
          .extracting(StreamRecord::getValue)
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactly(letter);
    }
  }

  @Test
  void imageThatWasPassedOverIsToldOfWithTheIdItsResultWouldHave() throws Exception {
    try (OneInputStreamOperatorTestHarness<InferenceOutcome, PanopticImage> harness = harness()) {
      harness.processElement(
          new Shed(IMAGE.identity(), new Origin("images", 0, 9, 3), 7, FakeModelSource.IDENTITY),
          1);
      assertThat(harness.extractOutputValues()).isEmpty();
      ShedImage shed = harness.getSideOutput(MergeFunction.SHED).peek().getValue();
      assertThat(shed.resultId()).isEqualTo("images-0-6-0123abcd0123");
      assertThat(shed.replacedBy().offset()).isEqualTo(9);
    }
  }

  @Test
  void resultThatDoesNotFitItsTopicsIsADeadLetterInsteadOfARecordThatKafkaRefuses()
      throws Exception {
    try (OneInputStreamOperatorTestHarness<InferenceOutcome, PanopticImage> harness =
        harness(100)) {
      harness.processElement(predicted(TestImages.bars(8, 6, 2)), 1);
      assertThat(harness.extractOutputValues()).isEmpty();
      DeadLetter letter = harness.getSideOutput(MergeFunction.DEAD_LETTERS).peek().getValue();
      assertThat(letter.reason()).isEqualTo(DeadLetterReason.RESULT_TOO_LARGE);
      assertThat(letter.message())
          .startsWith("a record of the result of 8 x 6 pixels with 3 segments has ")
          .endsWith(" bytes, the limit is 100: publish a smaller image");
    }
  }

  @Test
  void answerOfTheModelThatCannotBeMergedIsADeadLetterAndTheNextImageIsMerged() throws Exception {
    Predicted good = predicted(TestImages.bars(8, 6, 2));
    InstanceMap scoreless =
        new InstanceMap(8, 6, good.prediction().instances().ids(), new float[] {1, Float.NaN});
    Predicted torn =
        new Predicted(
            IMAGE,
            new Prediction(good.prediction().semantic(), scoreless),
            4,
            good.times(),
            FakeModelSource.PACK);
    try (OneInputStreamOperatorTestHarness<InferenceOutcome, PanopticImage> harness = harness()) {
      harness.processElement(torn, 1);
      harness.processElement(good, 2);
      assertThat(harness.extractOutputValues()).hasSize(1);
      DeadLetter letter = harness.getSideOutput(MergeFunction.DEAD_LETTERS).peek().getValue();
      assertThat(letter.reason()).isEqualTo(DeadLetterReason.MERGE_FAILED);
      assertThat(letter.stage()).isEqualTo(Stage.MERGE);
      assertThat(letter.message())
          .isEqualTo(
              "the merge failed on an image of 8 x 6: java.lang.IllegalArgumentException: object 2"
                  + " has score NaN: a score is 0 to 1");
    }
  }

  private static List<PanopticImage> merge(InferenceOutcome outcome) throws Exception {
    try (OneInputStreamOperatorTestHarness<InferenceOutcome, PanopticImage> harness = harness()) {
      harness.processElement(outcome, 1);
      return harness.extractOutputValues();
    }
  }

  private static Predicted predicted(RgbImage image) {
    try (FakeSegmentationModel model = new FakeSegmentationModel()) {
      return new Predicted(
          IMAGE,
          model.predict(List.of(image)).get(0),
          4,
          new StageTimes(1, 1, 1, 1),
          FakeModelSource.PACK);
    }
  }

  private static OneInputStreamOperatorTestHarness<InferenceOutcome, PanopticImage> harness()
      throws Exception {
    return harness(1 << 20);
  }

  private static OneInputStreamOperatorTestHarness<InferenceOutcome, PanopticImage> harness(
      long bytes) throws Exception {
    return ProcessFunctionTestHarnesses.forProcessFunction(
        new MergeFunction(FakeSegmentationModel.LABELS, new ResultRoom(bytes)));
  }
}
