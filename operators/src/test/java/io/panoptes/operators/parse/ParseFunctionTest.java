package io.panoptes.operators.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.record.DeadLetter;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.SourceRecord;
import io.panoptes.operators.record.Stage;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Closing Flink's harness may throw InterruptedException.
class ParseFunctionTest {

  @Test
  void recordThatIsNoImageEventLeavesBesideTheOthers() throws Exception {
    try (OneInputStreamOperatorTestHarness<SourceRecord, ImageRecord> harness =
        ProcessFunctionTestHarnesses.forProcessFunction(
            new ParseFunction(() -> ParseFunctionTest::parse))) {
      harness.processElement(TestImages.source(1, new byte[] {1}), 1);
      harness.processElement(TestImages.source(2, new byte[] {}), 2);
      harness.processElement(TestImages.source(3, new byte[] {1}), 3);
      assertThat(harness.extractOutputValues())
          .extracting(image -> image.source().origin().offset())
          .containsExactly(1L, 3L);
      assertThat(harness.getSideOutput(ParseFunction.DEAD_LETTERS))
          .extracting(StreamRecord::getValue)
          .extracting(DeadLetter::reason)
          .containsExactly(DeadLetterReason.MALFORMED_RECORD);
    }
  }

  private static ImageRecord parse(SourceRecord record) throws ImageFailure {
    if (record.value().length == 0) {
      throw new ImageFailure(DeadLetterReason.MALFORMED_RECORD, Stage.PARSE, "no value");
    }
    return ImageRecord.inline(record, "image", "camera", 0, 0, 1);
  }
}
