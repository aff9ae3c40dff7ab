package io.panoptes.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class JobFailuresTest {

  @Test
  void theInnermostCauseOfTheNewestFailureIsTold() throws IOException {
    String json =
        """
        {"exceptionHistory": {"entries": [
          {"exceptionName": "a.B", "timestamp": 17, "stacktrace":
           "a.B: outer\\n\\tat x\\nCaused by: a.C: inner\\n\\tat y\\nCaused by: a.b.D$E: why: so\\n"},
          {"exceptionName": "a.B", "timestamp": 3, "stacktrace": "a.B: older"}]}}
        """;

    assertThat(JobFailures.read(json)).contains(new JobFailure(17, "why: so"));
  }

  @Test
  void aFailureWithoutCauseIsToldItself() throws IOException {
    String json =
        """
        {"exceptionHistory": {"entries": [{"timestamp": 3, "stacktrace": "a.B: only\\n\\tat x"}]}}
        """;

    assertThat(JobFailures.read(json)).contains(new JobFailure(3, "only"));
  }

  @Test
  void aFailureForImagesThatWereDeletedWhileTheJobRanIsToldWithItsRemedy() throws IOException {
    String json =
        """
        {"exceptionHistory": {"entries": [{"timestamp": 3, "stacktrace":
          "a.B: outer\\nCaused by: a.C: Position 1 is out of range for partition images-0"}]}}
        """;

    assertThat(JobFailures.read(json).orElseThrow().reason())
        .isEqualTo(
            "Position 1 is out of range for partition images-0: images were deleted before"
                + " they were read; set pipeline.deleted-images=skip to go on without them, and"
                + " raise topics.retention");
  }

  @Test
  void aJobThatNeverFailedHasNone() throws IOException {
    assertThat(JobFailures.read("{\"exceptionHistory\": {\"entries\": []}}")).isEmpty();
  }
}
