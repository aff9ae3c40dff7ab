package io.panoptes.topology.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.PanopticPng;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.TruthSegment;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BadRecordsTest {

  private QualityBench bench;

  @BeforeEach
  void open() {
    bench = new QualityBench();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void bytesThatAreNoAvroAreADeadLetterAndTheLineGoesOn() {
    bench.sendTruthBytes("cam", "hello, world".getBytes(UTF_8));
    bench.truth("1", "a");
    bench.result("1", 0, "a");

    assertThat(bench.newestAll()).hasSize(1);
    assertThat(bench.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.getMessage()).startsWith("first byte is 0x68");
              assertThat(letter.getStage()).isEqualTo("quality");
              assertThat(letter.getOrigin().getTopic()).isEqualTo("panoptes.truth");
              assertThat(UTF_8.decode(letter.getKey()).toString()).isEqualTo("cam");
              assertThat(UTF_8.decode(letter.getValue()).toString()).isEqualTo("hello, world");
            });
  }

  @Test
  void truthOfAnotherSizeIsADeadLetterAndABetterOneMayCome() {
    bench.result("1", 0, "aa");
    bench.truth("1", "aaa");

    assertRefused(
        "truth of image 1 is 3 x 1 pixels, the result 2 x 1: annotate the upright source image");

    bench.truth("1", "aa");
    assertThat(bench.newestAll()).hasSize(1);
  }

  @Test
  void truthWhoseCategoryIsAnotherInTheResultIsADeadLetter() {
    GroundTruth truth = Drawing.of("aa").truth("cam", "1");
    TruthSegment can =
        TruthSegment.newBuilder(truth.getSegments().get(0)).setCategory("can").build();
    bench.send(GroundTruth.newBuilder(truth).setSegments(List.of(can)).build());
    bench.result("1", 0, "aa");

    assertRefused(
        "truth of image 1: category 1 is 'can' (thing), in the result 'bottle' (thing):"
            + " number categories as the pack does");
  }

  @Test
  void truthThatBreaksItsOwnRulesIsADeadLetterBeforeAnyResultComes() {
    GroundTruth two = Drawing.of("ab").truth("cam", "1");
    bench.send(GroundTruth.newBuilder(two).setSegments(two.getSegments().subList(0, 1)).build());
    assertRefused("truth of image 1: the pixel at column 1, row 0 has id 2, which no segment has");

    bench.send(one("2").setWidth(100_000).setHeight(100_000).build());
    assertRefused(
        "truth of image 2: 100000 x 100000 pixels: the limit is 1 to 40000000 in all,"
            + " raise pipeline.limits.max-pixels");

    byte[] text = "not a picture at all, but text".getBytes(UTF_8);
    bench.send(one("3").setLabels(new PanopticPng(ByteBuffer.wrap(text))).build());
    assertRefused("truth of image 3: 30 bytes are no PNG, or cut in its header");

    bench.send(one("4").setLabels(Drawing.of("aaaa").png()).build());
    assertRefused("truth of image 4: the PNG is 4 x 1 pixels: the record tells 1 x 1");
  }

  private static GroundTruth.Builder one(String image) {
    return GroundTruth.newBuilder(Drawing.of("a").truth("cam", image));
  }

  @Test
  void resultThatBreaksItsOwnRulesIsCountedAndNothingStops() {
    PanopticResult result =
        Drawing.of("ab").result("cam", "1", QualityBench.START, QualityBench.PACK);
    bench.send(PanopticResult.newBuilder(result).setSegments(List.of()).build());
    bench.truth("1", "ab");

    assertThat(bench.rows()).isEmpty();
    assertThat(bench.deadLetters()).isEmpty();
    assertThat(bench.count(QualityNames.INVALID_RESULTS)).isEqualTo(1);
  }

  @Test
  void recordWithoutValueIsPassedOver() {
    bench.sendTruthBytes("cam", null);

    assertThat(bench.deadLetters()).isEmpty();
  }

  private void assertRefused(String message) {
    assertThat(bench.deadLetters()).extracting(DeadLetter::getMessage).containsExactly(message);
    assertThat(bench.count(QualityNames.INVALID_TRUTHS)).isPositive();
  }
}
